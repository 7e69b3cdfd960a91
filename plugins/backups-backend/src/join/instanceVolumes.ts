import { ItemFact, objectKey } from 'backstage-plugin-backups-node';
import { JoinedPlan, itemKeysOf } from './Estate';
import { SourcedFact } from './SourcedFact';

/** Labels by which operators of PostgreSQL name the database cluster of a volume. */
const CLUSTER_LABELS = [
  'postgres-operator.crunchydata.com/cluster',
  'upstream.pgv2.percona.com/cluster',
];

/** Keys under which the database cluster of a volume may be known. */
function databaseKeys({
  cluster,
  namespace,
  owner,
  labels,
}: ItemFact): string[] {
  const named = CLUSTER_LABELS.flatMap(label => labels[label] ?? []);
  return [
    ...(owner
      ? [objectKey({ cluster, namespace, kind: owner.kind, name: owner.name })]
      : []),
    ...named.map(name =>
      objectKey({ cluster, namespace, kind: 'PostgresCluster', name }),
    ),
  ];
}

/**
 * Finds the volumes of database clusters that are read: the database is the item,
 * and what its instances and repositories lie on is none. Where nobody reads the
 * database, and where something copies the volume, it stays one.
 *
 * @param aliases - keys of items by their other keys
 * @returns keys of items
 */
export function instanceVolumes(
  items: ReadonlyMap<string, SourcedFact<ItemFact>>,
  plans: readonly JoinedPlan[],
  aliases: ReadonlyMap<string, string>,
): string[] {
  const databases = [...items.values()].some(
    ({ fact }) => fact.kind === 'database-cluster',
  );
  if (!databases) return [];
  const copied = new Set(plans.flatMap(itemKeysOf));
  return [...items].flatMap(([key, { fact }]) => {
    if (fact.kind !== 'persistent-volume-claim' || copied.has(key)) return [];
    const isInstance = databaseKeys(fact).some(
      known =>
        items.get(aliases.get(known) ?? known)?.fact.kind ===
        'database-cluster',
    );
    return isInstance ? key : [];
  });
}
