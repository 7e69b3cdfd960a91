import type {
  ClusterSnapshot,
  DestinationPattern,
  KubernetesObject,
  ParseProblem,
  ResourceQuery,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  objectsOf,
  parseInstant,
  parseLeniently,
  subjectOf,
} from 'backstage-plugin-backups-node';
import type { z } from 'zod';
import {
  BACKUPS,
  BACKUP_TARGETS,
  BACKUP_VOLUMES,
  RECURRING_JOBS,
  VOLUMES,
} from '../read/resources';
import {
  backupSchema,
  backupTargetSchema,
  backupVolumeSchema,
  recurringJobSchema,
  volumeSchema,
} from '../read/Volume';
import type {
  Backup,
  BackupTarget,
  RecurringJob,
  Volume,
} from '../read/Volume';

/** Settings of the provider. */
export interface ObserveOptions {
  /** Zone in which recurring jobs are started. */
  timeZone: string;
  patterns: readonly DestinationPattern[];
}

/** An object that was understood, with what names it. */
export interface Observed<T> {
  subject: Subject;
  object: KubernetesObject;
  value: T;
  problems: ParseProblem[];
}

/** What the objects of one cluster are looked up in. */
export interface ClusterContext extends ObserveOptions {
  cluster: string;
  volumes: readonly Observed<Volume>[];
  jobs: readonly Observed<RecurringJob>[];
  /** By name of the volume, newest first. */
  backups: ReadonlyMap<string, readonly Observed<Backup>[]>;
  /** By name. */
  targets: ReadonlyMap<string, Observed<BackupTarget>>;
  /** When a volume was copied last by the word of the store, by its name. */
  lastBackups: ReadonlyMap<string, number>;
}

function listed<T>(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  schema: z.ZodType<T>,
): Observed<T>[] {
  return objectsOf(snapshot, query).flatMap(read => {
    // Again, for a reader that did not project: nothing else may pass.
    const object = query.project ? query.project(read) : read;
    const parsed = parseLeniently(schema, {
      spec: object.spec,
      status: object.status,
    });
    return parsed === undefined
      ? []
      : {
          subject: subjectOf(snapshot.cluster, query.kind, object),
          object,
          value: parsed.value,
          problems: parsed.problems,
        };
  });
}

/** When a Backup was begun: the data is as of then. Epoch seconds. */
export function dataTimeOf({ object, value }: Observed<Backup>): number {
  const { snapshotCreatedAt, backupCreatedAt } = value.status ?? {};
  return (
    snapshotCreatedAt ??
    backupCreatedAt ??
    parseInstant(object.metadata.creationTimestamp) ??
    0
  );
}

function backupsByVolume(
  backups: readonly Observed<Backup>[],
): Map<string, Observed<Backup>[]> {
  const byVolume = new Map<string, Observed<Backup>[]>();
  for (const backup of backups) {
    const { labels } = backup.object.metadata;
    // Before its store was asked, only the label names the volume.
    const name = backup.value.status?.volumeName || labels?.['backup-volume'];
    if (!name) continue;
    const known = byVolume.get(name);
    if (known) known.push(backup);
    else byVolume.set(name, [backup]);
  }
  for (const known of byVolume.values()) {
    known.sort((a, b) => dataTimeOf(b) - dataTimeOf(a));
  }
  return byVolume;
}

/** Indexes what the objects of a snapshot are looked up in. */
export function contextOf(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): ClusterContext {
  return {
    ...options,
    cluster: snapshot.cluster,
    volumes: listed(snapshot, VOLUMES, volumeSchema),
    jobs: listed(snapshot, RECURRING_JOBS, recurringJobSchema),
    backups: backupsByVolume(listed(snapshot, BACKUPS, backupSchema)),
    targets: new Map(
      listed(snapshot, BACKUP_TARGETS, backupTargetSchema).map(target => [
        target.object.metadata.name,
        target,
      ]),
    ),
    lastBackups: new Map(
      listed(snapshot, BACKUP_VOLUMES, backupVolumeSchema).flatMap(
        ({ object, value }): [string, number][] => {
          const { lastBackupAt } = value.status ?? {};
          // Since Longhorn 1.8 its own name is another one.
          const name = value.spec?.volumeName || object.metadata.name;
          return lastBackupAt === undefined ? [] : [[name, lastBackupAt]];
        },
      ),
    ),
  };
}
