import {
  BackupsProvider,
  ClusterSnapshot,
} from 'backstage-plugin-backups-node';
import { SystemReach, UnreadSystem } from '../read/UnreadSystem';
import { isNamedAfterCopies, looksLikeBackups, wordsOf } from './backupKinds';

const VOLUMES: SystemReach = { kind: 'volumes' };
const NOTHING = 'nothing';

/**
 * What people call a system, and what it copies, where its API does not say so
 * itself. Whatever is not listed is judged by the shape of its API.
 */
const KNOWN: Record<
  string,
  { name: string; reach: SystemReach | typeof NOTHING }
> = {
  'volsync.backube': { name: 'VolSync', reach: VOLUMES },
  'kopiur.home-operations.com': { name: 'Kopiur', reach: VOLUMES },
  'velero.io': { name: 'Velero', reach: VOLUMES },
  'oadp.openshift.io': { name: 'OADP', reach: VOLUMES },
  'k8up.io': { name: 'K8up', reach: VOLUMES },
  'backup.appuio.ch': { name: 'K8up', reach: VOLUMES },
  'config.kio.kasten.io': { name: 'Kasten K10', reach: VOLUMES },
  'cr.kanister.io': { name: 'Kanister', reach: VOLUMES },
  'stash.appscode.com': { name: 'Stash', reach: VOLUMES },
  'core.kubestash.com': { name: 'KubeStash', reach: VOLUMES },
  'gemini.fairwinds.com': { name: 'Gemini', reach: VOLUMES },
  'triliovault.trilio.io': { name: 'Trilio', reach: VOLUMES },
  'stork.libopenstorage.org': { name: 'Stork', reach: VOLUMES },
  'longhorn.io': {
    name: 'Longhorn',
    reach: { kind: 'storage', product: 'longhorn' },
  },
  'trident.netapp.io': {
    name: 'Trident',
    reach: { kind: 'storage', product: 'trident' },
  },
  'zfs.openebs.io': {
    name: 'OpenEBS ZFS',
    reach: { kind: 'storage', product: 'zfs' },
  },
  'postgres-operator.crunchydata.com': {
    name: 'Crunchy PGO',
    reach: databases('postgres-operator.crunchydata.com', 'postgres'),
  },
  'acid.zalan.do': {
    name: 'the Zalando operator',
    reach: databases('acid.zalan.do', 'postgres', 'spilo'),
  },
  'dataprotection.kubeblocks.io': {
    name: 'KubeBlocks',
    reach: databases('apps.kubeblocks.io'),
  },
  // They copy the control plane or snapshots of another thing, and no volume.
  'k3s.cattle.io': { name: 'K3s', reach: NOTHING },
  'rke.cattle.io': { name: 'Rancher', reach: NOTHING },
  'management.cattle.io': { name: 'Rancher', reach: NOTHING },
  'resources.cattle.io': { name: 'Rancher Backup', reach: NOTHING },
  'config.openshift.io': { name: 'OpenShift', reach: NOTHING },
  'operator.openshift.io': { name: 'OpenShift', reach: NOTHING },
  'chaos-mesh.org': { name: 'Chaos Mesh', reach: NOTHING },
};

function databases(group: string, ...products: string[]): SystemReach {
  return { kind: 'databases', group, products };
}

/** Products whose operators bring a backup of their own, which reaches nothing else. */
const DATABASE_WORDS = [
  'postgres',
  'postgresql',
  'pg',
  'mysql',
  'mariadb',
  'xtradb',
  'mongo',
  'mongodb',
  'redis',
  'valkey',
  'dragonfly',
  'cassandra',
  'scylla',
  'kafka',
  'elasticsearch',
  'opensearch',
  'clickhouse',
  'influx',
  'influxdb',
  'cockroach',
  'crdb',
  'vitess',
  'tidb',
  'couchbase',
  'couchdb',
  'neo4j',
  'arango',
  'etcd',
  'rabbitmq',
  'percona',
  'yugabyte',
  'surrealdb',
];

/** The same product by its names in APIs, labels and images. */
const SYNONYMS: Record<string, readonly string[]> = {
  pg: ['postgres', 'pg'],
  postgresql: ['postgres'],
  mongodb: ['mongo'],
  influxdb: ['influx'],
  xtradb: ['xtradb', 'pxc', 'mysql'],
  crdb: ['cockroach'],
  percona: ['percona', 'pxc', 'psmdb', 'postgres', 'mysql', 'mongo'],
};

/** API groups of Kubernetes itself, in which a snapshot is a part of the storage. */
function isBuiltIn(group: string): boolean {
  return !group.includes('.') || /(^|\.)k8s\.io$/.test(group);
}

function productsOf(group: string, kinds: readonly string[]): string[] {
  const words = new Set([group, ...kinds].flatMap(wordsOf));
  const text = [group, ...kinds].join(' ').toLowerCase();
  const found = DATABASE_WORDS.filter(word =>
    word.length > 3 ? text.includes(word) : words.has(word),
  );
  return [...new Set(found.flatMap(word => SYNONYMS[word] ?? [word]))];
}

/**
 * Backup systems that a cluster has and that nobody here reads, by the shape of
 * its API: whatever has a kind like Backup, Schedule, Snapshot or Restore, or is called
 * after copies or a tool that makes them, may copy what it reaches. While one is there, an item without a plan may still
 * have a copy.
 *
 * @param api - kinds by API group, as discovery answered; a group without any
 * could not be asked for its kinds
 * @param understood - groups that providers read
 * @returns sorted by name
 */
export function unreadBackupSystems(
  api: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  understood: ReadonlySet<string>,
): UnreadSystem[] {
  const systems = new Map<string, UnreadSystem>();
  for (const [group, kinds] of api ?? []) {
    if (understood.has(group) || isBuiltIn(group)) continue;
    const known = Object.hasOwn(KNOWN, group) ? KNOWN[group] : undefined;
    if (known) {
      if (known.reach === NOTHING) continue;
      systems.set(known.name, { name: known.name, reach: known.reach });
      continue;
    }
    const telling = [...kinds]
      .filter(kind => looksLikeBackups(kind, group))
      .sort();
    const untold = telling.length === 0 && isNamedAfterCopies(group);
    if (telling.length === 0 && !untold) continue;
    const products = productsOf(group, [...kinds]);
    const name = untold
      ? group
      : `${group} (${telling.slice(0, 3).join(', ')})`;
    systems.set(name, {
      name,
      reach: products.length > 0 ? databases(group, ...products) : VOLUMES,
    });
  }
  return [...systems.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * @returns the systems of a cluster that no provider reads; `undefined`: what its
 * API serves is not known
 */
export function unreadSystemsOf(
  snapshot: ClusterSnapshot | undefined,
  providers: readonly BackupsProvider[],
): UnreadSystem[] | undefined {
  if (!snapshot?.apiGroups) return undefined;
  const served = new Map(
    [...snapshot.apiGroups].map(group => [
      group,
      snapshot.apiKinds?.get(group) ?? new Set<string>(),
    ]),
  );
  return unreadBackupSystems(
    served,
    new Set(providers.flatMap(provider => provider.apiGroups)),
  );
}
