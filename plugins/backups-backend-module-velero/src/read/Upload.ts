import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

const { count, instant, text, texts } = fields;

const progress = z.object({ totalBytes: count, bytesDone: count }).optional();

/** A PodVolumeBackup: a file system that Kopia or restic copied. */
export const podVolumeBackupSchema = z.object({
  spec: z
    .object({
      pod: z.object({ namespace: text, name: text }).optional(),
      volume: text,
      backupStorageLocation: text,
      uploaderType: text,
      tags: texts,
    })
    .optional(),
  status: z
    .object({
      phase: text,
      snapshotID: text,
      message: text,
      startTimestamp: instant,
      completionTimestamp: instant,
      progress,
    })
    .optional(),
});

/** A DataUpload: a CSI snapshot that a data mover copied. */
export const dataUploadSchema = z.object({
  spec: z
    .object({
      sourceNamespace: text,
      sourcePVC: text,
      backupStorageLocation: text,
      datamover: text,
    })
    .optional(),
  status: z
    .object({
      phase: text,
      snapshotID: text,
      message: text,
      startTimestamp: instant,
      completionTimestamp: instant,
      progress,
    })
    .optional(),
});
