import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  durationToSeconds,
  explainConfigError,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { BackupsConfig } from './BackupsConfig';
import { clusterSchemas, readClusterConfig } from './clusterConfig';
import { collectorSchemas, readCollectorConfig } from './collectorConfig';
import { levelSchema, levelsSchemas, readLevelsConfig } from './levelsConfig';
import { exemptionSchemas, readExemptions } from './exemptionConfig';
import { noticesSchemas, readNoticesConfig } from './noticesConfig';
import { readReportsConfig, reportsSchemas } from './reportsConfig';
import { runbooksSchema } from './runbooksConfig';

const DEFAULT_INTERVAL_SECONDS = 300;

const duration = z.union([
  z.string(),
  z.number(),
  z.record(z.string(), z.unknown()),
]);
const text = z.string().min(1);

const destinationSchema = z.strictObject({
  match: z.strictObject({
    secretName: text.optional(),
    endpoint: text.optional(),
    bucket: text.optional(),
    server: text.optional(),
    path: text.optional(),
  }),
  label: text.optional(),
  type: text.optional(),
  product: text.optional(),
  endpoint: text.optional(),
  bucket: text.optional(),
  prefix: text.optional(),
  server: text.optional(),
  path: text.optional(),
  offSite: z.boolean().optional(),
  failureDomain: text.optional(),
});

/** Everything under `backups`; a key that is not here stops start-up. */
const backupsSchema = z.strictObject({
  interval: duration.optional(),
  folders: z
    .array(
      z.strictObject({
        // Keys are split by slashes.
        cluster: z.string().regex(/^[^\s/]+$/, {
          message:
            'A cluster name needs at least one character, no space and no slash',
        }),
        path: text,
        mode: z.enum(['live', 'dump']).optional(),
        interval: duration.optional(),
        asOf: text.optional(),
        complete: z.boolean().optional(),
      }),
    )
    .optional(),
  tiers: z
    .record(
      z.string(),
      z.strictObject({
        rpo: duration.optional(),
        offsiteRpo: duration.optional(),
        rto: duration.optional(),
        expect: z.array(text).optional(),
        level: levelSchema.optional(),
      }),
    )
    .optional(),
  storage: z
    .strictObject({
      classes: z
        .record(z.string(), z.strictObject({ failureDomain: text.optional() }))
        .optional(),
    })
    .optional(),
  destinations: z.array(destinationSchema).optional(),
  runbooks: runbooksSchema,
  ...clusterSchemas,
  ...collectorSchemas,
  ...levelsSchemas,
  ...exemptionSchemas,
  ...noticesSchemas,
  ...reportsSchemas,
  providers: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

function optionalSeconds(value: unknown, path: string): number | undefined {
  return value === undefined ? undefined : durationToSeconds(value, path);
}

function instant(value: string, path: string): number {
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds)) {
    throw new InputError(
      `Configuration at ${path} is not a time: '${value}'. Write it as 2026-08-22T10:00:00Z.`,
    );
  }
  return Math.floor(milliseconds / 1000);
}

/** Modules of this plugin set that have configuration of their own. */
const MODULES = [
  'kopia',
  'kopiur',
  'longhorn',
  'pgbackrest',
  'pgo',
  'prometheus',
  'truenas',
  'velero',
  'volsync',
];

/**
 * @param ids - below `backups.providers`, of which no module is installed
 * @returns which packages to add; `undefined`: none of them is ours
 */
function explainAbsentModules(ids: readonly string[]): string | undefined {
  const known = ids.filter(id => MODULES.includes(id));
  if (known.length === 0) return undefined;
  const steps = known.map(
    id =>
      `backend.add(import('backstage-plugin-backups-backend-module-${id}'));`,
  );
  return `${known
    .map(id => `backups.providers.${id}`)
    .join(
      ', ',
    )} is configured, and its module is not installed. Add the package to packages/backend, and to its src/index.ts: ${steps.join(
    ' ',
  )}`;
}

/**
 * Reads and checks `backups` of app-config. Backstage itself never rejects an
 * unknown key; a misspelt one would silently change what is judged, so it
 * stops start-up here.
 *
 * @param config - the root config
 * @param providerKeys - keys each provider understands under `backups.providers.<id>`
 * @throws InputError that names the path and, for an unknown key, the nearest valid one
 *
 * @public
 */
export function readBackupsConfig(
  config: Config,
  providerKeys: ReadonlyMap<string, readonly string[]>,
): BackupsConfig {
  const raw = config.getOptional('backups') ?? {};
  const parsed = backupsSchema.safeParse(raw);
  if (!parsed.success) {
    throw new InputError(explainConfigError(parsed.error, backupsSchema));
  }
  const value = parsed.data;
  const absent = explainAbsentModules(
    Object.keys(value.providers ?? {}).filter(id => !providerKeys.has(id)),
  );
  if (absent) throw new InputError(absent);

  const providersShape = Object.fromEntries(
    [...providerKeys].map(([id, keys]) => [
      id,
      z
        .strictObject(
          Object.fromEntries(keys.map(key => [key, z.unknown().optional()])),
        )
        .optional(),
    ]),
  );
  const providersSchema = z.strictObject({
    providers: z.strictObject(providersShape).optional(),
  });
  const providers = providersSchema.safeParse({ providers: value.providers });
  if (!providers.success) {
    throw new InputError(explainConfigError(providers.error, providersSchema));
  }

  return {
    intervalSeconds:
      optionalSeconds(value.interval, 'backups.interval') ??
      DEFAULT_INTERVAL_SECONDS,
    folders: (value.folders ?? []).map((folder, index) => {
      const path = `backups.folders[${index}]`;
      if (folder.asOf && folder.mode === 'live') {
        throw new InputError(
          `Configuration at ${path}.asOf is the time of a dump, but ${path}.mode is 'live'.`,
        );
      }
      return {
        cluster: folder.cluster,
        path: folder.path,
        mode: folder.mode ?? 'dump',
        intervalSeconds:
          optionalSeconds(folder.interval, `${path}.interval`) ??
          DEFAULT_INTERVAL_SECONDS,
        asOf: folder.asOf ? instant(folder.asOf, `${path}.asOf`) : undefined,
        complete: folder.complete ?? false,
      };
    }),
    ...readClusterConfig(value),
    collector: readCollectorConfig(value),
    exemptions: readExemptions(value),
    reports: readReportsConfig(value),
    tiers: Object.fromEntries(
      Object.entries(value.tiers ?? {}).map(([name, tier]) => [
        name,
        {
          rpoSeconds: optionalSeconds(tier.rpo, `backups.tiers.${name}.rpo`),
          offsiteRpoSeconds: optionalSeconds(
            tier.offsiteRpo,
            `backups.tiers.${name}.offsiteRpo`,
          ),
          rtoSeconds: optionalSeconds(tier.rto, `backups.tiers.${name}.rto`),
          expect: tier.expect ?? [],
        },
      ]),
    ),
    runbooks: value.runbooks ?? [],
    notices: readNoticesConfig(value),
    levels: readLevelsConfig(value),
    storageClasses: value.storage?.classes ?? {},
  };
}
