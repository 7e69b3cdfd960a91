import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';
import { normaliseLocation } from 'backstage-plugin-backups-node';
import { z } from 'zod';

/** Bytes of a report, unpacked: some 100,000 snapshots. */
const DEFAULT_MEGABYTES = 64;

const text = z.string().min(1);

/** Keys under `backups` that say who may report what. */
export const reportsSchemas = {
  reports: z
    .strictObject({
      maxMegabytes: z.number().positive().max(1024).optional(),
      senders: z
        .array(
          z.strictObject({
            subject: text,
            kind: text,
            repositories: z.array(text).min(1),
          }),
        )
        .optional(),
      drills: z
        .array(
          z.strictObject({ subject: text, entities: z.array(text).min(1) }),
        )
        .optional(),
    })
    .optional(),
};

/**
 * Who may report what.
 *
 * @public
 */
export interface ReportSenderConfig {
  /** Subject of the service token. */
  subject: string;
  kind: string;
  /** Aliases of repositories; one that ends with `*` stands for all that begin like it. */
  repositories: string[];
}

/**
 * Whose drills a service may report.
 *
 * @public
 */
export interface DrillSenderConfig {
  /** Subject of the service token. */
  subject: string;
  /** References of entities; one that ends with `*` stands for all that begin like it. */
  entities: string[];
}

/** @public */
export interface ReportsConfig {
  /** Largest body, unpacked. */
  maxBytes: number;
  senders: ReportSenderConfig[];
  drills: DrillSenderConfig[];
}

const WILDCARD = '*';

/** @returns an entry as it is compared */
function entryOf(repository: string, path: string): string {
  const open = repository.endsWith(WILDCARD);
  const name = open ? repository.slice(0, -1) : repository;
  if (name.includes(WILDCARD)) {
    throw new InputError(
      `Configuration at ${path} is '${repository}', but * can only stand at its end.`,
    );
  }
  if (!open) return normaliseLocation(name);
  // What follows a slash is another folder, never the rest of this one's name.
  const normal = normaliseLocation(name);
  return `${normal}${name.endsWith('/') && !normal.endsWith('/') ? '/' : ''}*`;
}

/** @returns an entry as references are compared with it */
function entityEntryOf(entity: string, path: string): string {
  const lower = entity.toLocaleLowerCase('en-US');
  const open = lower.endsWith(WILDCARD);
  if (lower.slice(0, open ? -1 : undefined).includes(WILDCARD)) {
    throw new InputError(
      `Configuration at ${path} is '${entity}', but * can only stand at its end.`,
    );
  }
  if (open) return lower;
  try {
    return stringifyEntityRef(
      parseEntityRef(lower, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw new InputError(
      `Configuration at ${path} is no reference of an entity: ${
        isError(error) ? error.message : error
      }`,
    );
  }
}

/**
 * Reads who may report what.
 *
 * @param value - `backups`, checked against the schema
 * @throws InputError for a pattern that is none
 */
export function readReportsConfig(
  value: z.infer<z.ZodObject<typeof reportsSchemas>>,
): ReportsConfig {
  const {
    maxMegabytes = DEFAULT_MEGABYTES,
    senders = [],
    drills = [],
  } = value.reports ?? {};
  return {
    maxBytes: Math.round(maxMegabytes * 1_000_000),
    senders: senders.map(({ subject, kind, repositories }, index) => ({
      subject,
      kind,
      repositories: repositories.map((repository, at) =>
        entryOf(
          repository,
          `backups.reports.senders[${index}].repositories[${at}]`,
        ),
      ),
    })),
    drills: drills.map(({ subject, entities }, index) => ({
      subject,
      entities: entities.map((entity, at) =>
        entityEntryOf(
          entity,
          `backups.reports.drills[${index}].entities[${at}]`,
        ),
      ),
    })),
  };
}

/** @returns whether an entry of the configuration stands for a repository */
export function standsFor(entry: string, repository: string): boolean {
  return entry.endsWith(WILDCARD)
    ? repository.startsWith(entry.slice(0, -1))
    : repository === entry;
}
