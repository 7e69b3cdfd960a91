import { z } from 'zod';
import { count, flag, instant, listOf, text, texts } from './schemas';

const claimSpec = z
  .object({
    storageClassName: text,
    resources: z
      .object({
        requests: z
          .object({ storage: z.union([z.string(), z.number()]).optional() })
          .optional(),
      })
      .optional(),
  })
  .optional();

/** A repository as both operators declare it: exactly one kind of store. */
export const repository = z.object({
  name: text,
  s3: z.object({ bucket: text, endpoint: text, region: text }).optional(),
  gcs: z.object({ bucket: text }).optional(),
  azure: z.object({ container: text }).optional(),
  volume: z.object({ volumeClaimSpec: claimSpec }).optional(),
  schedules: z
    .object({ full: text, differential: text, incremental: text })
    .optional(),
});

/** @see {@link repository} */
export type DeclaredRepository = z.infer<typeof repository>;

/** `spec.backups.pgbackrest` of both operators, as far as it is read. */
export const pgBackRest = z.object({
  repos: listOf(repository),
  global: texts,
  configuration: listOf(
    z.object({ secret: z.object({ name: text }).optional() }),
  ),
  manual: z.object({ repoName: text, options: listOf(z.string()) }).optional(),
  restore: z.object({ enabled: flag, repoName: text }).optional(),
});

/** @see {@link pgBackRest} */
export type PgBackRest = z.infer<typeof pgBackRest>;

const run = z.object({
  startTime: instant,
  completionTime: instant,
  active: count,
  succeeded: count,
  failed: count,
});

/** `status.pgbackrest` of both operators, as far as it is read. */
export const pgBackRestStatus = z.object({
  repos: listOf(
    z.object({
      name: text,
      stanzaCreated: flag,
      replicaCreateBackupComplete: flag,
    }),
  ),
  scheduledBackups: listOf(run.extend({ repo: text, type: text })),
  manualBackup: run.extend({ id: text, finished: flag }).optional(),
  restore: run.extend({ id: text, finished: flag }).optional(),
});

/** @see {@link pgBackRestStatus} */
export type PgBackRestStatus = z.infer<typeof pgBackRestStatus>;

/** `spec.instances[]` of both operators. */
export const instance = z.object({ dataVolumeClaimSpec: claimSpec });

/** `spec.users[]` of both operators. */
export const user = z.object({ name: text, databases: listOf(z.string()) });

/** `spec.dataSource` of both operators: what a cluster was filled from. */
export const dataSource = z
  .object({
    postgresCluster: z
      .object({ clusterName: text, clusterNamespace: text, repoName: text })
      .optional(),
    pgbackrest: z.object({ stanza: text, repo: repository }).optional(),
  })
  .optional();
