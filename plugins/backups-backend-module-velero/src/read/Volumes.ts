import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

const { count, listOf, text, texts } = fields;

/** A PersistentVolumeClaim as far as it is read. */
export const claimSchema = z.object({
  spec: z
    .object({ volumeName: text, volumeMode: text, storageClassName: text })
    .optional(),
});

/** @see {@link claimSchema} */
export type Claim = z.infer<typeof claimSchema>;

/** A PersistentVolume as far as it is read: what Velero treats differently. */
export const volumeSchema = z.object({
  spec: z
    .object({
      hostPath: z.object({}).optional(),
      local: z.object({}).optional(),
      nfs: z.object({}).optional(),
      csi: z.object({ driver: text }).optional(),
    })
    .optional(),
});

/** @see {@link volumeSchema} */
export type Volume = z.infer<typeof volumeSchema>;

/** Whatever has a pod template, as far as it is read. */
export const workloadSchema = z.object({
  spec: z
    .object({
      replicas: count,
      template: z
        .object({
          metadata: z.object({ labels: texts, annotations: texts }).optional(),
          spec: z
            .object({
              volumes: listOf(
                z.object({
                  name: text,
                  persistentVolumeClaim: z
                    .object({ claimName: text })
                    .optional(),
                }),
              ),
            })
            .optional(),
        })
        .optional(),
      volumeClaimTemplates: listOf(
        z.object({ metadata: z.object({ name: text }).optional() }),
      ),
    })
    .optional(),
});

/** @see {@link workloadSchema} */
export type Workload = z.infer<typeof workloadSchema>;
