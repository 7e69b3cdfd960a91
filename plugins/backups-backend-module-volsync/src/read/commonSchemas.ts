import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

export const { text, instant, condition, listWithGaps: listOf } = fields;

/** Counts that some clients write as text. */
export const count = z.union([z.number(), z.string()]).optional();

/** `spec.<mover>.moverVolumes[]`. Source: CRD, `MoverVolume`. */
export const moverVolume = z.object({
  mountPath: text,
  volumeSource: z
    .object({
      nfs: z.object({ server: text, path: text }).optional(),
      persistentVolumeClaim: z.object({ claimName: text }).optional(),
      secret: z.object({ secretName: text }).optional(),
    })
    .optional(),
});

/** `spec.<mover>.moverSecurityContext`, as far as a restore needs it. */
export const securityContext = z.object({
  runAsUser: z.number().optional(),
  runAsGroup: z.number().optional(),
  runAsNonRoot: z.boolean().optional(),
  fsGroup: z.number().optional(),
  fsGroupChangePolicy: text,
  supplementalGroups: z.array(z.number()).optional(),
});
