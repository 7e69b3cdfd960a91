import { z } from 'zod';
import { number, optional, text, time } from './lenient';

/** Who a snapshot is of: `user@host:/path`. Empty parts stand for everybody. */
export const sourceSchema = z.object({
  host: text,
  userName: text,
  path: text,
});

/** @see {@link sourceSchema} */
export type SnapshotSource = z.infer<typeof sourceSchema>;

/** What a snapshot holds, as its root directory sums it up. */
export const summarySchema = z.object({
  size: number,
  files: number,
  numFailed: number,
  numIgnoredErrors: number,
});

/**
 * A snapshot as `kopia snapshot list --json` and the server's `lastSnapshot`
 * give it. `stats` is not in `snapshot create --json`, and a list without a
 * summary comes from very old snapshots.
 */
export const manifestSchema = z.object({
  id: z.string().min(1),
  source: sourceSchema,
  startTime: time,
  endTime: time,
  incomplete: text,
  stats: optional(
    z.object({
      totalSize: number,
      fileCount: number,
      errorCount: number,
      ignoredErrorCount: number,
    }),
  ),
  rootEntry: optional(z.object({ obj: text, summ: optional(summarySchema) })),
  pins: optional(z.array(z.string())),
  retentionReason: optional(z.array(z.string())),
});

/** @see {@link manifestSchema} */
export type Manifest = z.infer<typeof manifestSchema>;
