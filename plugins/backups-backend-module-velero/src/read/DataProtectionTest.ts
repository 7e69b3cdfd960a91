import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

const { count, flag, instant, text } = fields;

/**
 * A DataProtectionTest of OADP as far as it is read: what it measured of a
 * location. Source: `oadp.openshift.io/v1alpha1`.
 */
export const dataProtectionTestSchema = z.object({
  spec: z.object({ backupLocationName: text }).optional(),
  status: z
    .object({
      phase: text,
      errorMessage: text,
      lastTested: instant,
      bucketMetadata: z
        .object({
          encryptionAlgorithm: text,
          versioningStatus: text,
          errorMessage: text,
        })
        .optional(),
      uploadTest: z
        .object({
          speedMbps: count,
          duration: text,
          success: flag,
          errorMessage: text,
        })
        .optional(),
    })
    .optional(),
});

/** @see {@link dataProtectionTestSchema} */
export type DataProtectionTest = z.infer<typeof dataProtectionTestSchema>;
