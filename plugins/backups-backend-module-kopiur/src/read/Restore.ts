import { z } from 'zod';
import {
  condition,
  count,
  identity,
  instant,
  listOf,
  reference,
  repositoryReference,
  text,
} from './fields';

/** A Restore as far as it is read. */
export const restoreSchema = z.object({
  spec: z
    .object({
      source: z
        .object({
          snapshotRef: reference.optional(),
          fromPolicy: z
            .object({ name: text, namespace: text, offset: count, asOf: text })
            .optional(),
          identity: identity.optional(),
        })
        .optional(),
      target: z
        .object({
          pvc: reference.optional(),
          pvcRef: reference.optional(),
          populator: z.object({}).optional(),
        })
        .optional(),
      policy: z.object({ onMissingSnapshot: text }).optional(),
      repository: repositoryReference.optional(),
    })
    .optional(),
  status: z
    .object({
      phase: text,
      resolved: z
        .object({
          resolution: text,
          kopiaSnapshotID: text,
          pinnedAt: instant,
          identity: identity.optional(),
          repository: repositoryReference.optional(),
          snapshotRef: reference.optional(),
        })
        .optional(),
      target: z.object({ pvcRef: reference.optional() }).optional(),
      progress: z
        .object({ bytesRestored: count, filesRestored: count })
        .optional(),
      timing: z.object({ startTime: instant, endTime: instant }).optional(),
      failure: z
        .object({ kopiaErrorClass: text, message: text, stderrTail: text })
        .optional(),
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link restoreSchema} */
export type Restore = z.infer<typeof restoreSchema>;
