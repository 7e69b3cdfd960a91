import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';
import { repositoryObject } from './repositoryObject';
import { setupsOf } from './setupsOf';
import { sharersOf } from './sharersOf';

/**
 * Everything that the facts about a database cluster depend on: its own object,
 * those that belong to it, and in words what others say of it.
 *
 * @param cluster - as it was understood; absent: not at all
 */
export function inputsOf(
  object: KubernetesObject,
  cluster: Observed<Cluster> | undefined,
  context: ClusterContext,
): unknown[] {
  const { namespace, name } = object.metadata;
  const key = nameKey(namespace, name);
  const belonging: Observed<unknown>[] = [
    ...(context.backups.get(key) ?? []),
    ...(context.schedules.get(key) ?? []),
    ...(context.databases.get(key) ?? []),
    ...(context.poolers.get(key) ?? []),
  ];
  const setups = setupsOf(name, cluster?.value.spec ?? {});
  const sharing = setups.flatMap(setup =>
    setup.tool === 'dalibo'
      ? context.sharersOf.get(nameKey(namespace, setup.stanzaRef ?? '')) ?? []
      : [],
  );
  return [
    object,
    ...belonging.map(one => one.object),
    ...setups.map(setup => repositoryObject(setup, namespace, context)?.object),
    sharing.join(),
    setups
      .flatMap(setup => sharersOf(setup, { namespace, name }, context))
      .join(),
    JSON.stringify(context.mentions.get(key)),
    context.namesVersions,
  ];
}
