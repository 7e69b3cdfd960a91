import { z } from 'zod';
import {
  condition,
  count,
  cron,
  flag,
  instant,
  listOf,
  repositoryReference,
  text,
} from './fields';
import { backendSchema } from './Repository';

/**
 * A RepositoryReplication, which mirrors the blobs of a repository, or a
 * SnapshotReplication, which copies snapshots into another repository, as far as
 * they are read.
 */
export const replicationSchema = z.object({
  spec: z
    .object({
      sourceRef: repositoryReference.optional(),
      destination: backendSchema.optional(),
      destinationRef: repositoryReference.optional(),
      schedule: cron.optional(),
      selection: z
        .object({
          identities: z.unknown().optional(),
          latestOnly: flag,
        })
        .optional(),
      pruning: z
        .object({
          none: z.unknown().optional(),
          mirrorSource: z.unknown().optional(),
          retention: z.unknown().optional(),
        })
        .optional(),
      suspend: flag,
    })
    .optional(),
  status: z
    .object({
      phase: text,
      lastReplicated: instant,
      nextScheduledAt: instant,
      lastReplicatedBytes: count,
      lastRun: z
        .object({
          identitiesSelected: count,
          snapshotsCopied: count,
          alreadyPresent: count,
          failed: count,
          pruned: count,
        })
        .optional(),
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link replicationSchema} */
export type Replication = z.infer<typeof replicationSchema>;
