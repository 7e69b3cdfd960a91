import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

const { instant, listOf, text } = fields;

/** A BackupRepository as far as it is read: one for each namespace and location. */
export const repositorySchema = z.object({
  spec: z
    .object({
      volumeNamespace: text,
      backupStorageLocation: text,
      repositoryType: text,
      maintenanceFrequency: text,
    })
    .optional(),
  status: z
    .object({
      phase: text,
      message: text,
      lastMaintenanceTime: instant,
      recentMaintenance: listOf(
        z.object({
          result: text,
          startTimestamp: instant,
          completeTimestamp: instant,
          message: text,
        }),
      ),
    })
    .optional(),
});

/** @see {@link repositorySchema} */
export type Repository = z.infer<typeof repositorySchema>;
