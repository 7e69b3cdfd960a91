import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

const { count, flag, instant, listOf, text } = fields;

/** A Volume as far as it is read. Source: CRD `volumes.longhorn.io`. */
export const volumeSchema = z.object({
  spec: z.object({ backupTargetName: text }).optional(),
  status: z
    .object({
      state: text,
      lastBackupAt: instant,
      kubernetesStatus: z
        .object({ namespace: text, pvcName: text, pvName: text })
        .optional(),
    })
    .optional(),
});

/** @see {@link volumeSchema} */
export type Volume = z.infer<typeof volumeSchema>;

/** A RecurringJob as far as it is read. */
export const recurringJobSchema = z.object({
  spec: z
    .object({
      cron: text,
      groups: listOf(z.string()),
      task: text,
      retain: count,
      retentionPolicy: text,
      retainAge: text,
    })
    .optional(),
});

/** @see {@link recurringJobSchema} */
export type RecurringJob = z.infer<typeof recurringJobSchema>;

/** A Backup as far as it is read. Sizes are bytes, written as text. */
export const backupSchema = z.object({
  spec: z.object({ backupMode: text }).optional(),
  status: z
    .object({
      state: text,
      error: text,
      progress: count,
      url: text,
      size: text,
      volumeName: text,
      volumeSize: text,
      backupCreatedAt: instant,
      snapshotCreatedAt: instant,
      backupTargetName: text,
    })
    .optional(),
});

/** @see {@link backupSchema} */
export type Backup = z.infer<typeof backupSchema>;

/** A BackupTarget as far as it is read. */
export const backupTargetSchema = z.object({
  spec: z
    .object({
      backupTargetURL: text,
      credentialSecret: text,
      pollInterval: text,
    })
    .optional(),
  status: z
    .object({
      available: flag,
      lastSyncedAt: instant,
      conditions: listOf(
        z.object({ type: text, status: text, reason: text, message: text }),
      ),
    })
    .optional(),
});

/** @see {@link backupTargetSchema} */
export type BackupTarget = z.infer<typeof backupTargetSchema>;

/** A BackupVolume as far as it is read. */
export const backupVolumeSchema = z.object({
  spec: z.object({ backupTargetName: text, volumeName: text }).optional(),
  status: z.object({ lastBackupAt: instant, lastBackupName: text }).optional(),
});

/** @see {@link backupVolumeSchema} */
export type BackupVolume = z.infer<typeof backupVolumeSchema>;
