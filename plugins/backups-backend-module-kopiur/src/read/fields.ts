import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

export const { text, flag, instant, condition, listWithGaps: listOf } = fields;

/** A count that some clients write as text: `"3"`. */
export const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .optional();

/** @see {@link condition} */
export type Condition = z.infer<typeof condition>;

/** Points to another object. */
export const reference = z.object({ name: text, namespace: text });

/** Points to a Repository, which is the default, or to a ClusterRepository. */
export const repositoryReference = z.object({
  kind: text,
  name: text,
  namespace: text,
});

/** @see {@link repositoryReference} */
export type RepositoryReference = z.infer<typeof repositoryReference>;

/** The name of snapshots in a repository: `user@host:/path`. */
export const identity = z.object({
  username: text,
  hostname: text,
  sourcePath: text,
});

/** A cron expression with what moves its slots. */
export const cron = z.object({ cron: text, jitter: text, timezone: text });
