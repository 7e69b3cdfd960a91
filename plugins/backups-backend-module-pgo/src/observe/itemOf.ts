import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import type {
  ItemFact,
  ItemMention,
  ItemPart,
} from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectKey,
  parseInstant,
  quantityToBytes,
  readExemption,
} from 'backstage-plugin-backups-node';
import type { ClusterContext } from './ClusterContext';
import type { DatabaseCluster } from './DatabaseCluster';
import { failureDomainOf, storageClassesOf } from './storage';

interface DatabaseUser {
  name: string;
  databases: readonly string[];
}

/** Without `spec.users` there is one user with one database, called like the cluster. */
function usersOf({ observed, users }: DatabaseCluster): DatabaseUser[] {
  const { name } = observed.object.metadata;
  return users.length === 0
    ? [{ name, databases: [name] }]
    : users.flatMap(user =>
        user.name === undefined
          ? []
          : [{ name: user.name, databases: user.databases ?? [] }],
      );
}

/** @returns names of the databases that a cluster declares, each once */
export function databasesOf(cluster: DatabaseCluster): string[] {
  return [...new Set(usersOf(cluster).flatMap(({ databases }) => databases))];
}

function partsOf(cluster: DatabaseCluster): ItemPart[] {
  const described = `spec.users of ${describeObject(
    cluster.observed.subject.object,
  )}`;
  return databasesOf(cluster).map(name => ({
    name,
    described,
    labels: {},
    annotations: {},
  }));
}

/**
 * The operator writes a Secret for each user: what takes its variables from there
 * uses the databases of that user. The Secret is known by its name, and not read.
 */
function mentionsOf(cluster: DatabaseCluster): ItemMention[] {
  const { subject, object } = cluster.observed;
  const { namespace, name } = object.metadata;
  return usersOf(cluster).map(user => ({
    described: `Secret ${name}-pguser-${user.name}`,
    name: `${name}-pguser-${user.name}`,
    labels: {},
    annotations: {},
    secret: { namespace, name: `${name}-pguser-${user.name}` },
    host: `${name}-primary.${subject.object.namespace ?? ''}`,
    parts: [...user.databases],
  }));
}

/** A database cluster is one item, however many instances it has. */
export function itemOf(
  cluster: DatabaseCluster,
  context: ClusterContext,
): ItemFact {
  const { subject, object } = cluster.observed;
  const { data } = storageClassesOf(cluster, context);
  const reference = subject.object;
  const underneath = { ...reference, kind: 'PostgresCluster' };
  return {
    type: 'item',
    key: objectKey(reference),
    kind: 'database-cluster',
    cluster: context.cluster,
    namespace: reference.namespace,
    name: reference.name,
    sizeBytes: quantityToBytes(
      cluster.instances.at(0)?.dataVolumeClaimSpec?.resources?.requests
        ?.storage,
    ),
    storageClass: data,
    createdAt: parseInstant(object.metadata.creationTimestamp),
    labels: subject.labels,
    annotations: subject.annotations,
    mountedBy: [],
    // Percona's operator drives an object of PGO's kind, which owns the volumes.
    aliases: cluster.operator === 'percona' ? [objectKey(underneath)] : [],
    failureDomain: failureDomainOf(data, context),
    exemption: readExemption(
      subject.annotations[OBJECT_ANNOTATIONS.exempt],
      `annotation ${OBJECT_ANNOTATIONS.exempt} on ${describeObject(reference)}`,
    ),
    parts: partsOf(cluster),
    mentions: mentionsOf(cluster),
  };
}
