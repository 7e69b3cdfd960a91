import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

const { flag, instant, text } = fields;

/**
 * A BackupStorageLocation as far as it is read. Of its settings only those that
 * say where it is; of its credential only the name of the Secret.
 */
export const storageLocationSchema = z.object({
  spec: z
    .object({
      provider: text,
      objectStorage: z.object({ bucket: text, prefix: text }).optional(),
      config: z
        .object({
          region: text,
          s3Url: text,
          storageAccount: text,
          resourceGroup: text,
        })
        .optional(),
      credential: z.object({ name: text }).optional(),
      accessMode: text,
      default: flag,
      validationFrequency: text,
    })
    .optional(),
  status: z
    .object({
      phase: text,
      lastValidationTime: instant,
      lastSyncedTime: instant,
      message: text,
    })
    .optional(),
});

/** @see {@link storageLocationSchema} */
export type StorageLocation = z.infer<typeof storageLocationSchema>;
