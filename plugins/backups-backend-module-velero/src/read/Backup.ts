import { z } from 'zod';
import { fields, labelSelector } from 'backstage-plugin-backups-node';

const { count, flag, instant, listOf, text } = fields;

const names = listOf(z.string());

/**
 * What a Backup takes, as far as it is read. Source: CRD `backups.velero.io`.
 * Hooks are left out: they hold commands.
 */
export const backupSpecSchema = z
  .object({
    includedNamespaces: names,
    excludedNamespaces: names,
    includedResources: names,
    excludedResources: names,
    includedNamespaceScopedResources: names,
    excludedNamespaceScopedResources: names,
    labelSelector: labelSelector.optional(),
    orLabelSelectors: listOf(labelSelector),
    ttl: text,
    storageLocation: text,
    snapshotVolumes: flag,
    snapshotMoveData: flag,
    defaultVolumesToFsBackup: flag,
    defaultVolumesToRestic: flag,
    datamover: text,
    resourcePolicy: z.object({ name: text }).optional(),
  })
  .optional();

/** A Backup. Every field is optional. */
export const backupSchema = z.object({
  spec: backupSpecSchema,
  status: z
    .object({
      phase: text,
      startTimestamp: instant,
      completionTimestamp: instant,
      expiration: instant,
      errors: count,
      warnings: count,
      failureReason: text,
      validationErrors: listOf(z.string()),
      volumeSnapshotsAttempted: count,
      volumeSnapshotsCompleted: count,
      csiVolumeSnapshotsAttempted: count,
      csiVolumeSnapshotsCompleted: count,
      backupItemOperationsAttempted: count,
      backupItemOperationsCompleted: count,
      backupItemOperationsFailed: count,
      hookStatus: z.object({ hooksFailed: count }).optional(),
      queuePosition: count,
    })
    .optional(),
});

/** @see {@link backupSchema} */
export type Backup = z.infer<typeof backupSchema>;

/** @see {@link backupSpecSchema} */
export type BackupSpec = NonNullable<Backup['spec']>;
