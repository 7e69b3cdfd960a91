import { z } from 'zod';
import { nanoseconds, number, optional, text } from './lenient';

/** What `kopia repository status --json` prints, without anything secret. */
export const statusSchema = z.object({
  storage: optional(
    z.object({
      type: text,
      config: optional(
        z.object({
          path: text,
          bucket: text,
          prefix: text,
          endpoint: text,
        }),
      ),
    }),
  ),
  volume: optional(z.object({ capacity: number, available: number })),
  blobRetention: optional(
    z.object({ retentionMode: text, retentionPeriod: nanoseconds }),
  ),
});

/** Modes in which the storage keeps what is written from being deleted. */
const LOCKING = new Set(['GOVERNANCE', 'COMPLIANCE']);

/** @see {@link statusSchema} */
export type RepositoryStatus = z.infer<typeof statusSchema>;

/** @returns whether a privileged key can lift the locks; `undefined`: not said */
export function lockModeOf({
  blobRetention,
}: RepositoryStatus): 'governance' | 'compliance' | undefined {
  switch (blobRetention?.retentionMode?.toUpperCase()) {
    case 'GOVERNANCE':
      return 'governance';
    case 'COMPLIANCE':
      return 'compliance';
    default:
      return undefined;
  }
}

/**
 * How long what is written to a repository is locked. A mode that is not known
 * here, or one without a period, tells nothing.
 *
 * @returns seconds; 0 where the repository says that it has no lock
 */
export function lockedSecondsOf({
  blobRetention,
}: RepositoryStatus): number | undefined {
  if (!blobRetention) return undefined;
  const { retentionMode, retentionPeriod } = blobRetention;
  if (!retentionMode) return retentionPeriod ? undefined : 0;
  return LOCKING.has(retentionMode.toUpperCase()) && retentionPeriod
    ? retentionPeriod
    : undefined;
}
