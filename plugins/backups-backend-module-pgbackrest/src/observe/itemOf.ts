import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import type { ItemFact, ItemPart } from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectKey,
  parseInstant,
  quantityToBytes,
  readExemption,
} from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';

/** What is in a cluster of databases and may belong to an app of its own. */
function partsOf(
  { subject, value }: Observed<Cluster>,
  context: ClusterContext,
): ItemPart[] {
  const { namespace, name } = subject.object;
  const declared = context.databases.get(nameKey(namespace, name)) ?? [];
  const parts = declared.map(
    (database): ItemPart => ({
      name: database.value.spec?.name ?? database.subject.object.name,
      described: describeObject(database.subject.object),
      labels: database.subject.labels,
      annotations: database.subject.annotations,
    }),
  );
  const { initdb, recovery } = value.spec?.bootstrap ?? {};
  const first = initdb?.database ?? recovery?.database;
  if (first !== undefined && !parts.some(part => part.name === first)) {
    parts.push({
      name: first,
      described: `spec.bootstrap of ${describeObject(subject.object)}`,
      labels: {},
      annotations: {},
    });
  }
  return parts;
}

/** A database cluster is one item, however many instances it has. */
export function itemOf(
  cluster: Observed<Cluster>,
  context: ClusterContext,
): ItemFact {
  const { subject, object, value } = cluster;
  const { size, storageClass } = value.spec?.storage ?? {};
  const byClass =
    storageClass && `storage-class:${context.cluster}/${storageClass}`;
  return {
    type: 'item',
    key: objectKey(subject.object),
    kind: 'database-cluster',
    cluster: context.cluster,
    namespace: subject.object.namespace,
    name: subject.object.name,
    sizeBytes: quantityToBytes(size),
    storageClass,
    createdAt: parseInstant(object.metadata.creationTimestamp),
    labels: subject.labels,
    annotations: subject.annotations,
    mountedBy: [],
    aliases: [],
    failureDomain:
      context.storageClasses[storageClass ?? '']?.failureDomain ?? byClass,
    exemption: readExemption(
      subject.annotations[OBJECT_ANNOTATIONS.exempt],
      `annotation ${OBJECT_ANNOTATIONS.exempt} on ${describeObject(
        subject.object,
      )}`,
    ),
    parts: partsOf(cluster, context),
    mentions: context.mentions.get(
      nameKey(subject.object.namespace, subject.object.name),
    ),
  };
}
