import { z } from 'zod';
import {
  dataSource,
  instance,
  pgBackRest,
  pgBackRestStatus,
  repository,
  user,
} from './PgBackRest';
import { conditions, count, flag, instant, listOf, text } from './schemas';

/** A PerconaPGCluster as far as it is read. Source: its CRD. */
export const perconaClusterSchema = z.object({
  spec: z
    .object({
      crVersion: text,
      postgresVersion: count,
      image: text,
      pause: flag,
      standby: z.object({ enabled: flag }).optional(),
      instances: listOf(instance),
      users: listOf(user),
      backups: z
        .object({
          enabled: flag,
          trackLatestRestorableTime: flag,
          pgbackrest: pgBackRest.optional(),
          volumeSnapshots: z
            .object({ className: text, schedule: text })
            .optional(),
        })
        .optional(),
      dataSource,
    })
    .optional(),
  status: z
    .object({
      state: text,
      conditions,
      patroni: z
        .object({
          status: z.object({ systemIdentifier: text }).optional(),
        })
        .optional(),
      pgbackrest: pgBackRestStatus.optional(),
    })
    .optional(),
});

/** @see {@link perconaClusterSchema} */
export type PerconaCluster = z.infer<typeof perconaClusterSchema>;

/** A PerconaPGBackup as far as it is read. */
export const perconaBackupSchema = z.object({
  spec: z
    .object({
      pgCluster: text,
      repoName: text,
      method: text,
      options: listOf(z.string()),
    })
    .optional(),
  status: z
    .object({
      state: text,
      error: text,
      completed: instant,
      destination: text,
      /** As the cluster declared it when this backup began. */
      repo: repository.optional(),
      backupType: text,
      backupName: text,
      latestRestorableTime: instant,
      jobName: text,
    })
    .optional(),
});

/** @see {@link perconaBackupSchema} */
export type PerconaBackup = z.infer<typeof perconaBackupSchema>;

/** A PerconaPGRestore as far as it is read. */
export const perconaRestoreSchema = z.object({
  spec: z.object({ pgCluster: text, repoName: text }).optional(),
  status: z.object({ state: text, completed: instant }).optional(),
});

/** @see {@link perconaRestoreSchema} */
export type PerconaRestore = z.infer<typeof perconaRestoreSchema>;
