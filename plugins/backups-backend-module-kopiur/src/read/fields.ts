import { z } from 'zod';
import { parseInstant } from 'backstage-plugin-backups-node';

/** Text that may be absent. */
export const text = z.string().optional();

/** A yes or no that may be absent. */
export const flag = z.boolean().optional();

/** A count that some clients write as text: `"3"`. */
export const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .optional();

/** A time (RFC 3339) as epoch seconds. */
export const instant = z
  .string()
  .transform((value, context) => {
    const seconds = parseInstant(value);
    if (seconds === undefined && !value.startsWith('0001-01-01T')) {
      context.issues.push({
        code: 'custom',
        message: 'is not a time',
        input: value,
      });
      return z.NEVER;
    }
    return seconds;
  })
  .optional();

/** Elements that were malformed are left out of a list. */
export function listOf<T extends z.ZodType>(element: T) {
  return z.array(element.optional()).optional();
}

/** `status.conditions[]`. */
export const condition = z.object({
  type: text,
  status: text,
  reason: text,
  message: text,
  lastTransitionTime: instant,
});

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
