import type { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError, stringifyError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { isRecord } from 'backstage-plugin-backups-node';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { appsOf } from '../settings/appsOf';
import type { BackupsSettings } from '../settings/BackupsSettings';

/** What makes a folder a case. */
export const CASE_FILE = 'case.conf';

const time = z
  .union([z.string(), z.number(), z.date()])
  .transform(value => new Date(value))
  .refine(value => !Number.isNaN(value.getTime()), {
    message: 'is not a time; write for instance 2026-08-22T10:00:00Z',
  });

const reportSchema = z.object({
  kind: z.string(),
  repository: z.string(),
  takenAt: time.optional(),
  intervalSeconds: z.number().positive().optional(),
  file: z.string(),
});

const stepSchema = z.object({
  at: time,
  folder: z.string().optional(),
  cycles: z.number().int().min(0).max(1000).optional(),
  restart: z.boolean().optional(),
  judgeAt: time.optional(),
  quiet: z.boolean().optional(),
  reports: z.array(reportSchema).optional(),
  truenas: z.string().optional(),
});

const caseSchema = z.looseObject({
  at: time.optional(),
  steps: z.array(stepSchema).optional(),
  complete: z.boolean().optional(),
  apps: z.unknown().optional(),
  truenas: z.looseObject({}).optional(),
  tiers: z.record(z.string(), z.looseObject({})).optional(),
  storageClasses: z.record(z.string(), z.unknown()).optional(),
  destinations: z.array(z.looseObject({})).optional(),
  exemptions: z.array(z.looseObject({})).optional(),
});

/** Files of a step are absolute. */
export type CaseStep = z.infer<typeof stepSchema>;

/** A folder that is played: several readings of one estate, one after the other. */
export interface CaseFile {
  steps: CaseStep[];
  /** Absent: they are found by their labels. */
  apps?: Entity[];
  settings: BackupsSettings;
  /** Kinds that are in no file do not exist. */
  complete: boolean;
  /** A NAS that answers; its settings. */
  nas?: Record<string, unknown>;
}

/** Keys of a case that are no settings of a provider. */
const OF_THE_CASE = new Set(Object.keys(caseSchema.shape));

/** A tier may be written with `rpoSeconds` as well. */
function tierOf(tier: Record<string, unknown>): JsonObject {
  const { rpoSeconds, offsiteRpoSeconds, ...others } = tier;
  return {
    ...(rpoSeconds !== undefined && { rpo: { seconds: rpoSeconds } }),
    ...(offsiteRpoSeconds !== undefined && {
      offsiteRpo: { seconds: offsiteRpoSeconds },
    }),
    ...others,
  } as JsonObject;
}

/** The rest of a case: settings of providers, by their ids. */
function providerSettings(conf: Record<string, unknown>): {
  destinations: unknown[];
  storageClasses: object;
  providers: object;
} {
  const destinations: unknown[] = [];
  const storageClasses: Record<string, unknown> = {};
  const providers: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(conf)) {
    if (OF_THE_CASE.has(id) || !isRecord(value)) continue;
    const { destinations: own, storageClasses: classes, ...others } = value;
    if (Array.isArray(own)) destinations.push(...own);
    if (isRecord(classes)) Object.assign(storageClasses, classes);
    if (Object.keys(others).length > 0) providers[id] = others;
  }
  return { destinations, storageClasses, providers };
}

function settingsOf(conf: z.infer<typeof caseSchema>): BackupsSettings {
  const { tiers, exemptions } = conf;
  const others = providerSettings(conf);
  const destinations = [...(conf.destinations ?? []), ...others.destinations];
  const classes = { ...others.storageClasses, ...conf.storageClasses };
  return {
    ...(destinations.length > 0 && { destinations }),
    ...(exemptions && { exemptions }),
    ...(tiers && {
      tiers: Object.fromEntries(
        Object.entries(tiers).map(([name, tier]) => [name, tierOf(tier)]),
      ),
    }),
    ...(Object.keys(classes).length > 0 && { storage: { classes } }),
    ...(Object.keys(others.providers).length > 0 && {
      providers: others.providers,
    }),
  } as BackupsSettings;
}

/** @throws InputError when a case names a file outside of itself */
function inside(folder: string, name: string): string {
  const path = resolve(folder, name);
  const away = relative(folder, path);
  if (away === '..' || away.startsWith(`..${sep}`)) {
    throw new InputError(
      `${join(
        folder,
        CASE_FILE,
      )} names ${name}, which is outside of its folder.`,
    );
  }
  return path;
}

function stepsOf(conf: z.infer<typeof caseSchema>, folder: string): CaseStep[] {
  const steps =
    conf.steps ?? (conf.at ? [{ at: conf.at, folder: '.' }] : undefined);
  if (!steps || steps.length === 0) {
    throw new InputError(
      `${join(
        folder,
        CASE_FILE,
      )} has neither steps nor a time. Write at: 2026-08-22T10:00:00Z, or steps with at and folder.`,
    );
  }
  return steps.map(
    (step: CaseStep): CaseStep => ({
      ...step,
      folder:
        step.folder === undefined ? undefined : inside(folder, step.folder),
      truenas: step.truenas && inside(folder, step.truenas),
      reports: step.reports?.map(report => ({
        ...report,
        file: inside(folder, report.file),
      })),
    }),
  );
}

/**
 * @param folder - that holds `case.conf`, absolute
 * @throws InputError that says what of the file is wrong
 */
export async function readCaseFile(folder: string): Promise<CaseFile> {
  const path = join(folder, CASE_FILE);
  let value: unknown;
  try {
    value = parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new InputError(`${path} cannot be read: ${stringifyError(error)}`);
  }
  const parsed = caseSchema.safeParse(value);
  if (!parsed.success) {
    throw new InputError(
      `${path} is not a case: ${z.prettifyError(parsed.error)}`,
    );
  }
  const conf = parsed.data;
  return {
    steps: stepsOf(conf, folder),
    apps: appsOf(conf.apps, `apps of ${path}`),
    settings: settingsOf(conf),
    complete: conf.complete ?? true,
    nas: conf.truenas,
  };
}

/** @throws NotFoundError when a case names a file that cannot be read */
export async function readFileOfCase(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new NotFoundError(
      `The case names the file ${path}, which cannot be read: ${stringifyError(
        error,
      )}`,
    );
  }
}
