import { z } from 'zod';
import {
  condition,
  flag,
  instant,
  listOf,
  number,
  pluginParameters,
  secretKey,
  text,
} from './schemas';

const plugin = z.object({
  name: text,
  enabled: flag,
  isWALArchiver: flag,
  parameters: pluginParameters,
});

/** `spec.backup.barmanObjectStore` and `spec.configuration` of an ObjectStore. */
export const barmanStore = z.object({
  destinationPath: text,
  endpointURL: text,
  serverName: text,
  s3Credentials: z
    .object({ accessKeyId: secretKey, secretAccessKey: secretKey })
    .optional(),
  azureCredentials: z.object({}).optional(),
  googleCredentials: z.object({}).optional(),
});

/** A Cluster of CloudNativePG as `CLUSTERS` leaves it. */
export const clusterSchema = z.object({
  spec: z
    .object({
      instances: number,
      imageName: text,
      imageCatalogRef: z.object({ name: text, major: number }).optional(),
      storage: z.object({ size: text, storageClass: text }).optional(),
      walStorage: z.object({ size: text, storageClass: text }).optional(),
      enableSuperuserAccess: flag,
      superuserSecret: z.object({ name: text }).optional(),
      postgresql: z
        .object({
          parameters: z.record(z.string(), z.unknown()).optional(),
          shared_preload_libraries: listOf(z.string()),
        })
        .optional(),
      plugins: listOf(plugin),
      backup: z
        .object({
          retentionPolicy: text,
          barmanObjectStore: barmanStore.optional(),
          volumeSnapshot: z.object({ className: text }).optional(),
        })
        .optional(),
      bootstrap: z
        .object({
          initdb: z
            .object({
              database: text,
              owner: text,
              secret: z.object({ name: text }).optional(),
              import: z.object({ type: text }).optional(),
            })
            .optional(),
          pg_basebackup: z.object({ source: text }).optional(),
          recovery: z
            .object({
              source: text,
              backup: z.object({ name: text }).optional(),
              recoveryTarget: z.object({ targetTime: text }).optional(),
              database: text,
              owner: text,
              secret: z.object({ name: text }).optional(),
            })
            .optional(),
        })
        .optional(),
      externalClusters: listOf(
        z.object({
          name: text,
          plugin: z
            .object({ name: text, parameters: pluginParameters })
            .optional(),
          barmanObjectStore: barmanStore.optional(),
        }),
      ),
      replica: z.object({ enabled: flag, primary: text }).optional(),
    })
    .optional(),
  status: z
    .object({
      phase: text,
      phaseReason: text,
      /** That its pods run now. */
      image: text,
      /** Of the database system, as PostgreSQL calls it. */
      systemID: text,
      /** Of the image that last ran on the data. */
      pgDataImageInfo: z.object({ majorVersion: number }).optional(),
      readyInstances: number,
      currentPrimary: text,
      timelineID: number,
      writeService: text,
      conditions: listOf(condition),
      pluginStatus: listOf(z.object({ name: text, version: text })),
      firstRecoverabilityPoint: instant,
      lastSuccessfulBackup: instant,
      lastFailedBackup: instant,
    })
    .optional(),
});

/** @see {@link clusterSchema} */
export type Cluster = z.infer<typeof clusterSchema>;
/** `spec.plugins[]`. */
export type ClusterPlugin = z.infer<typeof plugin>;
/** @see {@link barmanStore} */
export type BarmanStore = z.infer<typeof barmanStore>;
