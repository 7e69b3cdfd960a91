import type {
  ClusterSnapshot,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import {
  objectsOf,
  parseLeniently,
  subjectOf,
} from 'backstage-plugin-backups-node';
import type { z } from 'zod';
import { archiveSchema } from '../read/Archive';
import { backupSchema } from '../read/Backup';
import { clusterSchema } from '../read/Cluster';
import { databaseSchema } from '../read/Database';
import { objectStoreSchema } from '../read/ObjectStore';
import {
  ARCHIVES,
  BACKUPS,
  CLUSTERS,
  DATABASES,
  OBJECT_STORES,
  SCHEDULED_BACKUPS,
  STANZAS,
} from '../read/resources';
import { scheduledBackupSchema } from '../read/ScheduledBackup';
import { stanzaSchema } from '../read/Stanza';
import { nameKey } from './ClusterContext';
import type {
  ClusterContext,
  ObserveOptions,
  Observed,
} from './ClusterContext';
import { setupsOf } from './setupsOf';

/** @returns the object as far as it is understood; what is not is in `problems` */
export function observed<T>(
  cluster: string,
  kind: string,
  object: KubernetesObject,
  schema: z.ZodType<T>,
): Observed<T> | undefined {
  const parsed = parseLeniently(schema, {
    spec: object.spec,
    status: object.status,
  });
  return (
    parsed && {
      subject: subjectOf(cluster, kind, object),
      object,
      value: parsed.value,
      problems: parsed.problems,
    }
  );
}

function allOf<T>(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  schema: z.ZodType<T>,
): Observed<T>[] {
  return objectsOf(snapshot, query).flatMap(
    object => observed(snapshot.cluster, query.kind, object, schema) ?? [],
  );
}

function byName<T>(all: Observed<T>[]): Map<string, Observed<T>> {
  return new Map(
    all.map(one => {
      const { namespace, name } = one.subject.object;
      return [nameKey(namespace, name), one];
    }),
  );
}

/** By the database cluster that their spec names: labels are not always there. */
function byCluster<T extends { spec?: { cluster?: { name?: string } } }>(
  all: Observed<T>[],
): Map<string, Observed<T>[]> {
  const groups = new Map<string, Observed<T>[]>();
  for (const one of all) {
    const name = one.value.spec?.cluster?.name;
    if (name === undefined) continue;
    const key = nameKey(one.subject.object.namespace, name);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function archiversOf(snapshot: ClusterSnapshot): Map<string, string[]> {
  const archivers = new Map<string, string[]>();
  for (const { subject, value } of allOf(snapshot, CLUSTERS, clusterSchema)) {
    const { namespace, name } = subject.object;
    for (const setup of setupsOf(name, value.spec ?? {})) {
      if (setup.tool !== 'dalibo' || !setup.stanzaRef) continue;
      const key = nameKey(namespace, setup.stanzaRef);
      archivers.set(key, [...(archivers.get(key) ?? []), name]);
    }
  }
  return archivers;
}

/** Indexes what the database clusters of a snapshot are looked up in. */
export function contextOf(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): ClusterContext {
  return {
    ...options,
    cluster: snapshot.cluster,
    stanzas: byName(allOf(snapshot, STANZAS, stanzaSchema)),
    archives: byName(allOf(snapshot, ARCHIVES, archiveSchema)),
    stores: byName(allOf(snapshot, OBJECT_STORES, objectStoreSchema)),
    backups: byCluster(allOf(snapshot, BACKUPS, backupSchema)),
    schedules: byCluster(
      allOf(snapshot, SCHEDULED_BACKUPS, scheduledBackupSchema),
    ),
    databases: byCluster(allOf(snapshot, DATABASES, databaseSchema)),
    archiversOf: archiversOf(snapshot),
  };
}
