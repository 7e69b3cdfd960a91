import { parseInstant } from 'backstage-plugin-backups-node';
import type { PointFact } from 'backstage-plugin-backups-node';
import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const count = z.number().nonnegative().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);

/**
 * A snapshot as `restic snapshots --json` prints it. `summary` is there since
 * restic 0.17, for snapshots that were made with it.
 */
const snapshotSchema = z.object({
  id: z.string().min(1),
  time: z.string(),
  hostname: text,
  paths: texts,
  tags: texts,
  tree: text,
  summary: z
    .object({
      backup_start: text,
      backup_end: text,
      total_files_processed: count,
      total_bytes_processed: count,
    })
    .optional()
    .catch(undefined),
});

/**
 * Turns a snapshot of restic into a point. restic keeps no word of files that it
 * could not read: a snapshot that misses some looks like any other.
 *
 * @returns `undefined` for what is no snapshot
 */
export function resticPoint(value: unknown): PointFact | undefined {
  const parsed = snapshotSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { id, time, hostname, paths, tree, tags, summary } = parsed.data;
  const startedAt = parseInstant(summary?.backup_start) ?? parseInstant(time);
  if (startedAt === undefined || !hostname || !paths?.length) return undefined;
  return {
    type: 'point',
    // As plans of restic name what they write: `volsync:/data`.
    identity: `${hostname}:${paths.join(',')}`,
    id,
    startedAt,
    finishedAt: parseInstant(summary?.backup_end),
    sizeBytes: summary?.total_bytes_processed,
    files: summary?.total_files_processed,
    failedFiles: 0,
    content: tree,
    pins: [],
    keptBecause: (tags ?? []).map(tag => `tag ${tag}`),
  };
}
