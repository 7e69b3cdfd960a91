import { z } from 'zod';
import { condition, instant, listOf, text } from './commonSchemas';

const restoreOptions = {
  repository: text,
  copyMethod: text,
  destinationPVC: text,
  restoreAsOf: text,
};

/** A ReplicationDestination as far as it is read. */
export const replicationDestinationSchema = z.object({
  spec: z
    .object({
      paused: z.boolean().optional(),
      trigger: z.object({ schedule: text, manual: text }).optional(),
      kopia: z
        .object({
          ...restoreOptions,
          username: text,
          hostname: text,
          enableFileDeletion: z.boolean().optional(),
          sourceIdentity: z
            .object({
              sourceName: text,
              sourceNamespace: text,
              sourcePathOverride: text,
            })
            .optional(),
        })
        .optional(),
      restic: z.object(restoreOptions).optional(),
    })
    .optional(),
  status: z
    .object({
      lastSyncTime: instant,
      lastSyncStartTime: instant,
      lastManualSync: text,
      conditions: listOf(condition),
      latestImage: z.object({ kind: text, name: text }).optional(),
      latestMoverStatus: z.object({ result: text, logs: text }).optional(),
      kopia: z.object({ requestedIdentity: text }).optional(),
    })
    .optional(),
});

/** @see {@link replicationDestinationSchema} */
export type ReplicationDestination = z.infer<
  typeof replicationDestinationSchema
>;
