import { z } from 'zod';
import { listOf, text } from './fields';

/** A claim as far as it is read. */
export const claimSchema = z.object({
  spec: z
    .object({
      storageClassName: text,
      accessModes: listOf(z.string()),
      resources: z
        .object({
          requests: z
            .object({ storage: z.union([z.string(), z.number()]).optional() })
            .optional(),
        })
        .optional(),
      dataSourceRef: z
        .object({ apiGroup: text, kind: text, name: text, namespace: text })
        .optional(),
    })
    .optional(),
});

/** @see {@link claimSchema} */
export type PersistentVolumeClaim = z.infer<typeof claimSchema>;
