import { z } from 'zod';
import { fields } from 'backstage-plugin-backups-node';

const { count, instant, listOf, text, texts } = fields;

/** A Restore as far as it is read. */
export const restoreSchema = z.object({
  spec: z
    .object({
      backupName: text,
      scheduleName: text,
      includedNamespaces: listOf(z.string()),
      excludedNamespaces: listOf(z.string()),
      namespaceMapping: texts,
      restorePVs: z.boolean().optional(),
    })
    .optional(),
  status: z
    .object({
      phase: text,
      errors: count,
      warnings: count,
      failureReason: text,
      startTimestamp: instant,
      completionTimestamp: instant,
    })
    .optional(),
});

/** @see {@link restoreSchema} */
export type Restore = z.infer<typeof restoreSchema>;

/** A PodVolumeRestore or a DataDownload: one volume of one Restore. */
export const volumeRestoreSchema = z.object({
  spec: z
    .object({
      pod: z.object({ namespace: text, name: text }).optional(),
      volume: text,
      snapshotID: text,
      targetVolume: z.object({ namespace: text, pvc: text }).optional(),
    })
    .optional(),
  status: z
    .object({
      phase: text,
      message: text,
      progress: z.object({ totalBytes: count, bytesDone: count }).optional(),
    })
    .optional(),
});

/** @see {@link volumeRestoreSchema} */
export type VolumeRestore = z.infer<typeof volumeRestoreSchema>;
