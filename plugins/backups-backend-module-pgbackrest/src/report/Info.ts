import { z } from 'zod';

/** Everything is optional: versions differ, and one bad part must not spoil the rest. */
const number = z.number().optional().catch(undefined);
const text = z.string().optional().catch(undefined);

const status = z
  .object({ code: number, message: text })
  .optional()
  .catch(undefined);

const listed = z.object({
  label: text,
  type: text,
  error: z.boolean().nullish().catch(undefined),
  timestamp: z.object({ start: number, stop: number }).optional(),
  archive: z
    .object({ start: text.nullable(), stop: text.nullable() })
    .nullish()
    .catch(undefined),
  // Before version 2.32 there was one repository, and it had no number.
  database: z
    .object({ id: number, 'repo-key': number })
    .optional()
    .catch(undefined),
  // Only there where one set was asked for.
  'database-ref': z.unknown().optional(),
  info: z
    .object({
      repository: z
        .object({ size: number, delta: number })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

const archive = z.object({
  database: z
    .object({ id: number, 'repo-key': number })
    .optional()
    .catch(undefined),
  min: text.nullable(),
  max: text.nullable(),
});

/** A database system that wrote into a stanza; one is added with each `stanza-upgrade`. */
const system = z.object({
  id: number,
  'repo-key': number,
  version: text,
});

/** A stanza as `pgbackrest info --output=json` prints it, of any version since 2.27. */
export const stanzaInfo = z.object({
  name: text,
  status,
  repo: z
    .array(z.object({ key: number, status }))
    .optional()
    .catch(undefined),
  db: z.array(system.optional().catch(undefined)).optional().catch(undefined),
  archive: z.array(archive.optional().catch(undefined)).optional(),
  backup: z.array(listed.optional().catch(undefined)).optional(),
});

/** @see {@link stanzaInfo} */
export type StanzaInfo = z.infer<typeof stanzaInfo>;
/** An element of `backup[]`. */
export type ListedBackup = z.infer<typeof listed>;
