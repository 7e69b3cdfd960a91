import type { PointFact } from 'backstage-plugin-backups-node';
import type { Manifest } from '../read/Snapshot';
import { identityOf } from './identityOf';

/**
 * Turns a snapshot into a point. Kopia's own severities hold: a file that could
 * not be read makes a bad snapshot even though Kopia calls it complete, what was
 * ignored on purpose does not.
 *
 * @returns `undefined` for a snapshot without source or time
 */
export function pointOf(manifest: Manifest): PointFact | undefined {
  const identity = identityOf(manifest.source);
  const startedAt = manifest.startTime ?? manifest.endTime;
  if (identity === undefined || startedAt === undefined) return undefined;
  const { stats, rootEntry } = manifest;
  const summary = rootEntry?.summ;
  return {
    type: 'point',
    identity,
    id: manifest.id,
    startedAt,
    finishedAt: manifest.endTime,
    sizeBytes: summary?.size ?? stats?.totalSize,
    files: summary?.files ?? stats?.fileCount,
    failedFiles: Math.max(summary?.numFailed ?? 0, stats?.errorCount ?? 0),
    ignoredErrors: summary?.numIgnoredErrors ?? stats?.ignoredErrorCount,
    incomplete: manifest.incomplete || undefined,
    content: rootEntry?.obj,
    pins: manifest.pins ?? [],
    keptBecause: (manifest.retentionReason ?? []).filter(
      reason => reason !== 'incomplete',
    ),
  };
}
