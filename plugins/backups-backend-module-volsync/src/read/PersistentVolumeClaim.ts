import { z } from 'zod';
import { text } from './commonSchemas';

/** A claim as far as it is read. */
export const persistentVolumeClaimSchema = z.object({
  spec: z
    .object({
      storageClassName: text,
      dataSourceRef: z
        .object({ apiGroup: text, kind: text, name: text, namespace: text })
        .optional(),
    })
    .optional(),
  status: z.object({ phase: text }).optional(),
});

/** @see {@link persistentVolumeClaimSchema} */
export type PersistentVolumeClaim = z.infer<typeof persistentVolumeClaimSchema>;
