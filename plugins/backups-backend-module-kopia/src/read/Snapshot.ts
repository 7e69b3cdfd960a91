import { z } from 'zod';
import { withoutSecret } from '../text/withoutSecret';
import { number, optional, shownText, shownTexts, time } from './lenient';

/** Who a snapshot is of: `user@host:/path`. Empty parts stand for everybody. */
export const sourceSchema = z.object({
  host: shownText,
  userName: shownText,
  path: shownText,
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
  // One that is no id is none to restore by.
  id: z
    .string()
    .min(1)
    .max(255)
    .refine(id => !id.includes('\u0000') && withoutSecret(id) === id),
  source: sourceSchema,
  startTime: time,
  endTime: time,
  incomplete: shownText,
  stats: optional(
    z.object({
      totalSize: number,
      fileCount: number,
      errorCount: number,
      ignoredErrorCount: number,
    }),
  ),
  rootEntry: optional(
    z.object({ obj: shownText, summ: optional(summarySchema) }),
  ),
  pins: shownTexts,
  retentionReason: shownTexts,
});

/** @see {@link manifestSchema} */
export type Manifest = z.infer<typeof manifestSchema>;
