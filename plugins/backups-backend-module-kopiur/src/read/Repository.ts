import { z } from 'zod';
import { condition, count, flag, instant, listOf, text } from './fields';

/** Only names: what a Secret holds is never read. */
const secretName = z.object({ name: text, namespace: text }).optional();

const auth = z.object({ secretRef: secretName }).optional();

const bucket = z.object({ bucket: text, prefix: text, auth }).optional();

/**
 * Where a repository is. One of these is set. Fields that are not listed are
 * dropped.
 */
export const backendSchema = z.object({
  s3: z
    .object({ bucket: text, prefix: text, endpoint: text, region: text, auth })
    .optional(),
  azure: z
    .object({ container: text, prefix: text, storageAccount: text, auth })
    .optional(),
  gcs: bucket,
  b2: bucket,
  filesystem: z
    .object({
      path: text,
      volume: z
        .object({
          nfs: z.object({ server: text, path: text }).optional(),
          pvc: z.object({ name: text }).optional(),
        })
        .optional(),
    })
    .optional(),
  sftp: z.object({ host: text, path: text, port: count, auth }).optional(),
  webDav: z.object({ url: text, auth }).optional(),
  rclone: z
    .object({ remotePath: text, configSecretRef: secretName })
    .optional(),
  gdrive: z
    .object({ folderId: text, credentialsSecretRef: secretName })
    .optional(),
});

/** @see {@link backendSchema} */
export type Backend = z.infer<typeof backendSchema>;

const locked = z.object({ period: text }).optional();

/** A Repository or a ClusterRepository as far as it is read. */
export const repositorySchema = z.object({
  spec: z
    .object({
      backend: backendSchema.optional(),
      encryption: z
        .object({
          passwordSecretRef: z
            .object({ name: text, namespace: text, key: text })
            .optional(),
        })
        .optional(),
      mode: text,
      suspend: flag,
      catalog: z
        .object({ periodicRefresh: flag, refreshInterval: text })
        .optional(),
      maintenance: z.object({ enabled: flag }).optional(),
      onNamespaceDelete: text,
      identityDefaults: z
        .object({ cluster: text, hostnameExpr: text, usernameExpr: text })
        .optional(),
      scheduleDefaults: z.object({ timezone: text }).optional(),
      parameters: z
        .object({
          blobRetention: z
            .object({ compliance: locked, governance: locked, disabled: flag })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      phase: text,
      uniqueId: text,
      storageStats: z
        .object({
          snapshotCount: count,
          totalSize: text,
          totalSizeBytes: count,
          indexBlobCount: count,
          lastObservedAt: instant,
        })
        .optional(),
      catalog: z
        .object({
          discoveredBackupCount: count,
          foreignSnapshotCount: count,
          lastRefreshAt: instant,
        })
        .optional(),
      health: z
        .object({
          lastProbeAt: instant,
          lastHealthyAt: instant,
          firstFailureAt: instant,
          consecutiveProbeFailures: count,
        })
        .optional(),
      parameters: z
        .object({
          blobRetention: z
            .object({ enabled: flag, mode: text, period: text })
            .optional(),
        })
        .optional(),
      conditions: listOf(condition),
    })
    .optional(),
});

/** @see {@link repositorySchema} */
export type Repository = z.infer<typeof repositorySchema>;
