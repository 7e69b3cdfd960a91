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

/** A Snapshot as far as it is read; see also `projectSnapshot`. */
export const snapshotSchema = z.object({
  spec: z
    .object({
      policyRef: reference.optional(),
      repository: repositoryReference.optional(),
      source: z
        .object({
          target: z.object({ pvc: reference.optional() }).optional(),
        })
        .optional(),
      deletionPolicy: text,
    })
    .optional(),
  status: z
    .object({
      phase: text,
      origin: text,
      snapshot: z
        .object({ kopiaSnapshotID: text, identity: identity.optional() })
        .optional(),
      timing: z
        .object({
          startTime: instant,
          endTime: instant,
          durationSeconds: count,
        })
        .optional(),
      stats: z
        .object({
          sizeBytes: count,
          bytesNew: count,
          filesNew: count,
          filesModified: count,
          filesUnchanged: count,
          filesFailed: count,
        })
        .optional(),
      resolved: z
        .object({
          repository: repositoryReference.optional(),
          sources: listOf(z.object({ pvc: text, sourcePath: text })),
        })
        .optional(),
      failure: z
        .object({ kopiaErrorClass: text, message: text, stderrTail: text })
        .optional(),
      logTail: text,
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link snapshotSchema} */
export type Snapshot = z.infer<typeof snapshotSchema>;
