import { z } from 'zod';
import {
  dataSource,
  instance,
  pgBackRest,
  pgBackRestStatus,
  user,
} from './PgBackRest';
import { conditions, count, flag, listOf, text } from './schemas';

/**
 * A PostgresCluster as far as it is read. Source: CRD
 * `postgresclusters.postgres-operator.crunchydata.com`.
 */
export const postgresClusterSchema = z.object({
  spec: z
    .object({
      postgresVersion: count,
      image: text,
      paused: flag,
      shutdown: flag,
      standby: z.object({ enabled: flag }).optional(),
      instances: listOf(instance),
      users: listOf(user),
      backups: z
        .object({
          pgbackrest: pgBackRest.optional(),
          snapshots: z.object({ volumeSnapshotClassName: text }).optional(),
        })
        .optional(),
      dataSource,
    })
    .optional(),
  status: z
    .object({
      conditions,
      patroni: z.object({ systemIdentifier: text }).optional(),
      pgbackrest: pgBackRestStatus.optional(),
    })
    .optional(),
});

/** @see {@link postgresClusterSchema} */
export type PostgresCluster = z.infer<typeof postgresClusterSchema>;
