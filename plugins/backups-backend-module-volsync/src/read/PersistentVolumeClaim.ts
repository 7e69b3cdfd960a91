import { z } from 'zod';
import { count, listOf, text } from './commonSchemas';

/** A claim as far as it is read. */
export const persistentVolumeClaimSchema = z.object({
  spec: z
    .object({
      storageClassName: text,
      volumeName: text,
      accessModes: listOf(z.string()),
      volumeMode: text,
      resources: z
        .object({ requests: z.object({ storage: count }).optional() })
        .optional(),
      dataSourceRef: z
        .object({ apiGroup: text, kind: text, name: text, namespace: text })
        .optional(),
    })
    .optional(),
  status: z.object({ phase: text }).optional(),
});

/** @see {@link persistentVolumeClaimSchema} */
export type PersistentVolumeClaim = z.infer<typeof persistentVolumeClaimSchema>;
