import { z } from 'zod';
import {
  condition,
  count,
  instant,
  listOf,
  moverVolume,
  securityContext,
  text,
} from './commonSchemas';

/** Fields that several movers share. Source: CRD `replicationsources.volsync.backube`. */
const volumeOptions = {
  copyMethod: text,
  capacity: count,
  storageClassName: text,
  accessModes: listOf(z.string()),
  volumeSnapshotClassName: text,
  moverServiceAccount: text,
  moverSecurityContext: securityContext.optional(),
  moverVolumes: listOf(moverVolume),
};

const cacheOptions = {
  cacheCapacity: count,
  cacheStorageClassName: text,
  cacheAccessModes: listOf(z.string()),
};

const customCa = z
  .object({ configMapName: text, secretName: text, key: text })
  .optional();

const retain = z
  .object({
    latest: count,
    hourly: count,
    daily: count,
    weekly: count,
    monthly: count,
    yearly: count,
    within: text,
    last: count,
  })
  .optional();

const movers = {
  kopia: z
    .object({
      ...volumeOptions,
      ...cacheOptions,
      repository: text,
      repositoryPVC: text,
      username: text,
      hostname: text,
      sourcePathOverride: text,
      retain,
      customCA: customCa,
    })
    .optional(),
  restic: z
    .object({
      ...volumeOptions,
      ...cacheOptions,
      repository: text,
      retain,
      customCA: customCa,
    })
    .optional(),
  rclone: z
    .object({
      ...volumeOptions,
      rcloneConfig: text,
      rcloneConfigSection: text,
      rcloneDestPath: text,
      customCA: customCa,
    })
    .optional(),
  rsync: z
    .object({
      ...volumeOptions,
      address: text,
      port: count,
      path: text,
      sshKeys: text,
    })
    .optional(),
  rsyncTLS: z
    .object({ ...volumeOptions, address: text, port: count, keySecret: text })
    .optional(),
  syncthing: z
    .object({
      moverVolumes: listOf(moverVolume),
      peers: listOf(z.object({ ID: text, address: text })),
    })
    .optional(),
  external: z.object({ provider: text }).optional(),
};

/**
 * A ReplicationSource as far as it is read. Every field is optional; fields that
 * are not listed are dropped, among them commands and arguments that may hold
 * secrets.
 */
export const replicationSourceSchema = z.object({
  spec: z
    .object({
      sourcePVC: text,
      paused: z.boolean().optional(),
      trigger: z.object({ schedule: text, manual: text }).optional(),
      ...movers,
    })
    .optional(),
  status: z
    .object({
      lastSyncTime: instant,
      lastSyncStartTime: instant,
      lastSyncDuration: text,
      nextSyncTime: instant,
      lastManualSync: text,
      conditions: listOf(condition),
      latestMoverStatus: z.object({ result: text, logs: text }).optional(),
      syncthing: z
        .object({
          peers: listOf(
            z.object({
              ID: text,
              address: text,
              name: text,
              connected: z.boolean().optional(),
            }),
          ),
        })
        .optional(),
    })
    .optional(),
});

/** @see {@link replicationSourceSchema} */
export type ReplicationSource = z.infer<typeof replicationSourceSchema>;

/** What a source declares. */
export type ReplicationSourceSpec = NonNullable<ReplicationSource['spec']>;

/** What the controller says of a source. */
export type ReplicationSourceStatus = NonNullable<ReplicationSource['status']>;
