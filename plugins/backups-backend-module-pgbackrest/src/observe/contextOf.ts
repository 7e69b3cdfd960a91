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
import type { Cluster } from '../read/Cluster';
import { databaseSchema } from '../read/Database';
import { externalSecretSchema } from '../read/ExternalSecret';
import { objectStoreSchema } from '../read/ObjectStore';
import { poolerSchema } from '../read/Pooler';
import { ARCHIVES, STANZAS } from '../read/pgBackRestPlugins';
import {
  BACKUPS,
  CLUSTERS,
  DATABASES,
  POOLERS,
  SCHEDULED_BACKUPS,
} from '../read/cloudNativePg';
import { EXTERNAL_SECRETS, OBJECT_STORES } from '../read/resources';
import { scheduledBackupSchema } from '../read/ScheduledBackup';
import { stanzaSchema } from '../read/Stanza';
import { nameKey } from './ClusterContext';
import type {
  ClusterContext,
  ObserveOptions,
  Observed,
} from './ClusterContext';
import { mentionsOf } from './mentionsOf';
import { folderOf, presentPlace } from './formerBackups';
import { isHibernated } from './isHibernated';
import type { ObjectStore } from '../read/ObjectStore';
import type { Recollections } from './Recollections';
import { setupsOf } from './setupsOf';
import { stanzaSharers } from './stanzaSharers';

/** @returns the object as far as it is understood; what is not is in `problems` */
function observed<T>(
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

type Listed = <T>(query: ResourceQuery, schema: z.ZodType<T>) => Observed<T>[];

function listedIn(
  snapshot: ClusterSnapshot,
  recollections: Recollections,
): Listed {
  return (query, schema) =>
    objectsOf(snapshot, query).flatMap(
      object =>
        recollections.understood(object, () =>
          observed(
            snapshot.cluster,
            query.kind,
            // Again, for a reader that did not project: nothing else may pass.
            query.project ? query.project(object) : object,
            schema,
          ),
        ) ?? [],
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

function archiversOf(
  clusters: readonly Observed<Cluster>[],
): Map<string, string[]> {
  const archivers = new Map<string, string[]>();
  for (const { subject, value } of clusters) {
    const { namespace, name } = subject.object;
    for (const setup of setupsOf(name, value.spec ?? {})) {
      if (setup.tool !== 'dalibo' || !setup.stanzaRef) continue;
      const key = nameKey(namespace, setup.stanzaRef);
      archivers.set(key, [...(archivers.get(key) ?? []), name]);
    }
  }
  return archivers;
}

function serversOf(
  clusters: readonly Observed<Cluster>[],
  stores: ReadonlyMap<string, Observed<ObjectStore>>,
): Map<string, string[]> {
  const servers = new Map<string, string[]>();
  for (const cluster of clusters) {
    const { subject, value } = cluster;
    const { namespace, name } = subject.object;
    // One that is hibernated writes nothing.
    if (isHibernated(cluster)) continue;
    for (const setup of setupsOf(name, value.spec ?? {})) {
      const folder = folderOf(
        presentPlace(
          setup,
          name,
          store =>
            stores.get(nameKey(namespace, store ?? ''))?.value.spec
              ?.configuration,
        ),
      );
      if (folder === undefined) continue;
      const key = nameKey(namespace, name);
      const known = servers.get(folder) ?? [];
      if (!known.includes(key)) servers.set(folder, [...known, key]);
    }
  }
  return servers;
}

/**
 * Indexes what the database clusters of a snapshot are looked up in.
 *
 * @param recollections - of the same Kubernetes cluster
 */
export function contextOf(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
  recollections: Recollections,
): ClusterContext {
  const all = listedIn(snapshot, recollections);
  const clusters = all(CLUSTERS, clusterSchema);
  const poolers = all(POOLERS, poolerSchema);
  const stanzas = byName(all(STANZAS, stanzaSchema));
  const archivers = archiversOf(clusters);
  const backups = all(BACKUPS, backupSchema);
  const stores = byName(all(OBJECT_STORES, objectStoreSchema));
  return {
    ...options,
    cluster: snapshot.cluster,
    clusters: byName(clusters),
    stanzas,
    archives: byName(all(ARCHIVES, archiveSchema)),
    stores,
    backups: byCluster(backups),
    namesVersions: backups.some(
      ({ value }) => value.status?.majorVersion !== undefined,
    ),
    schedules: byCluster(all(SCHEDULED_BACKUPS, scheduledBackupSchema)),
    databases: byCluster(all(DATABASES, databaseSchema)),
    poolers: byCluster(poolers),
    mentions: mentionsOf(
      all(EXTERNAL_SECRETS, externalSecretSchema),
      poolers,
      new Set(
        objectsOf(snapshot, CLUSTERS).map(({ metadata }) =>
          nameKey(metadata.namespace, metadata.name),
        ),
      ),
    ),
    archiversOf: archivers,
    sharersOf: stanzaSharers(stanzas, archivers),
    serversOf: serversOf(clusters, stores),
  };
}
