import {
  PlanFact,
  ItemFact,
  objectKey,
  MaintenanceFact,
  Fact,
  WorkloadFact,
  FindingFact,
  RepositoryFact,
  RestoreTestFact,
  ListingFact,
  MayCopyFact,
  ServiceFact,
} from 'backstage-plugin-backups-node';
import { SourcedFact } from './SourcedFact';
import {
  JoinedPlan,
  ClusterKnowledge,
  ServerKnowledge,
  Estate,
} from './Estate';
import { FolderIndex } from './FolderIndex';
import { RepositoryIndex } from './RepositoryIndex';
import { ServiceIndex } from './ServiceIndex';
import { askedItem, partialDump } from './databaseDumps';
import { followDestination } from './followDestination';
import { repositoryNames } from './repositoryNames';
import { storeItems, describedStores, nestedShares } from './storeItems';
import { instanceVolumes } from './instanceVolumes';
import { withStandingVolumes } from './withStandingVolumes';
import { mayCopyByItem } from './mayCopyByItem';

/**
 * A volume that a plan names but no listing shows: it may have been deleted,
 * and its copies are all that is left of it.
 */
function missingItem(plan: PlanFact, key: string): ItemFact {
  const [cluster, namespace, , name] = key.split('/');
  return {
    type: 'item',
    key,
    kind: 'persistent-volume-claim',
    cluster,
    namespace: namespace || undefined,
    name: name ?? key,
    labels: plan.labels,
    annotations: plan.annotations,
    mountedBy: [],
    aliases: [],
    missing: true,
  };
}

/** Objects that copy something that is there, by their keys: the key of the item. */
function copiedNow(
  plans: readonly SourcedFact<PlanFact>[],
  present: (itemKey: string) => string | undefined,
): ReadonlyMap<string, string> {
  const copied = new Map<string, string>();
  for (const { fact } of plans) {
    const key = fact.former ? undefined : fact.itemKey && present(fact.itemKey);
    if (key) copied.set(objectKey(fact.object), key);
  }
  return copied;
}

function independenceGroup(plan: PlanFact): string {
  const { destination, writes } = plan;
  return destination.failureDomain ?? writes?.repository ?? plan.key;
}

/** The claim that a plan writes to, by the key of its item. */
function withWrittenItem(
  plan: JoinedPlan,
  aliases: ReadonlyMap<string, string>,
): JoinedPlan {
  const { writesTo } = plan.fact;
  const key = writesTo && aliases.get(writesTo);
  return key ? { ...plan, fact: { ...plan.fact, writesTo: key } } : plan;
}

/** One export that several clusters mount is one item. */
function mergedItem(known: ItemFact | undefined, item: ItemFact): ItemFact {
  if (!known) return item;
  return {
    ...known,
    mountedBy: [...known.mountedBy, ...item.mountedBy],
    aliases: [...new Set([...known.aliases, ...item.aliases])],
    exemption: known.exemption ?? item.exemption,
  };
}

/** Who asked the repository itself knows of everybody who maintains it. */
function upkeepOf(facts: MaintenanceFact[]): MaintenanceFact[] {
  const seen = facts.filter(fact => fact.seenInRepositoryAt !== undefined);
  return seen.length > 0 ? seen : facts;
}

/**
 * Ties the facts of all sources together: plans to items by alias, upkeep to
 * repositories.
 *
 * @param facts - what every source is known to hold, whenever it was read
 * @param clusters - what this cycle's readings are good for
 * @param servers - those that may hold copies of what no cluster copies
 */
export function joinEstate(
  facts: Iterable<SourcedFact<Fact>>,
  clusters: ReadonlyMap<string, ClusterKnowledge>,
  servers: readonly ServerKnowledge[] = [],
): Estate {
  const items = new Map<string, SourcedFact<ItemFact>>();
  const aliases = new Map<string, string>();
  const plans: SourcedFact<PlanFact>[] = [];
  const workloads: SourcedFact<WorkloadFact>[] = [];
  const findings: SourcedFact<FindingFact>[] = [];
  const maintenance = new Map<string, MaintenanceFact[]>();
  const repositories: SourcedFact<RepositoryFact>[] = [];
  const listings: SourcedFact<ListingFact>[] = [];
  const mayCopy: MayCopyFact[] = [];
  const services: ServiceFact[] = [];
  const restoreTests: RestoreTestFact[] = [];

  for (const { fact, sourceId } of facts) {
    switch (fact.type) {
      case 'item':
        items.set(fact.key, {
          fact: mergedItem(items.get(fact.key)?.fact, fact),
          sourceId: items.get(fact.key)?.sourceId ?? sourceId,
        });
        for (const alias of fact.aliases) aliases.set(alias, fact.key);
        break;
      case 'plan':
        plans.push({ fact, sourceId });
        break;
      case 'workload':
        workloads.push({ fact, sourceId });
        break;
      case 'finding':
        findings.push({ fact, sourceId });
        break;
      case 'repository':
        repositories.push({ fact, sourceId });
        break;
      case 'listing':
        listings.push({ fact, sourceId });
        break;
      case 'service':
        services.push(fact);
        break;
      case 'may-copy':
        mayCopy.push(fact);
        break;
      case 'restore-test':
        restoreTests.push(fact);
        break;
      case 'restore':
      case 'refill':
        // They are no part of the estate: who asks for them reads them as they are.
        break;
      case 'maintenance':
        maintenance.set(fact.repository, [
          ...(maintenance.get(fact.repository) ?? []),
          fact,
        ]);
        break;
      default: {
        const unplaced: never = fact;
        throw new Error(`Fact without a place: ${JSON.stringify(unplaced)}`);
      }
    }
  }

  const folders = plans.some(({ fact }) => fact.copiesFolder)
    ? new FolderIndex([...items.values()].map(({ fact }) => fact))
    : undefined;
  const index = new RepositoryIndex(repositories, listings);
  const serviceIndex = new ServiceIndex(
    services,
    [...items.values()].map(({ fact }) => fact),
  );
  const present = (key: string) => {
    const itemKey = aliases.get(key) ?? key;
    return items.has(itemKey) ? itemKey : undefined;
  };
  const inItsPlace = copiedNow(plans, present);
  // What is mounted takes the place of its dataset, plan by plan.
  const stated = new Set(items.keys());
  const joined = plans.map(({ fact: told, sourceId }): JoinedPlan => {
    let fact = told;
    let itemKey = fact.copiesHost && askedItem(fact, items);
    let ofFormerItem: string | undefined;
    const copied = fact.copiesFolder && folders?.copiedBy(fact.copiesFolder);
    if (fact.itemKey) {
      itemKey = aliases.get(fact.itemKey) ?? fact.itemKey;
      const isThere = stated.has(itemKey) || (copied?.within.length ?? 0) > 0;
      const successor =
        !fact.former || isThere
          ? undefined
          : inItsPlace.get(objectKey(fact.object));
      if (successor !== undefined) {
        ofFormerItem = itemKey.split('/').at(-1);
        itemKey = successor;
      } else if (!isThere) {
        items.set(itemKey, { fact: missingItem(fact, itemKey), sourceId });
      }
    }
    const mounted = copied?.within.filter(key => key !== itemKey) ?? [];
    if (itemKey === undefined) {
      itemKey = mounted.shift();
    } else if (mounted.length > 0) {
      // What is mounted stands for the dataset it lies in.
      if (items.get(itemKey)?.fact.kind === 'dataset') items.delete(itemKey);
      if (!items.has(itemKey)) itemKey = mounted.shift();
    }
    fact = followDestination(
      fact,
      serviceIndex,
      items.get(itemKey ?? '')?.fact.failureDomain,
    );
    return {
      fact,
      sourceId,
      itemKey,
      ofFormerItem,
      furtherItemKeys: mounted.length > 0 ? mounted : undefined,
      partOfItemKeys:
        copied && copied.partOf.length > 0 ? copied.partOf : undefined,
      maintenance:
        maintenance.size === 0
          ? []
          : upkeepOf(
              repositoryNames(fact).flatMap(
                name => maintenance.get(name) ?? [],
              ),
            ),
      repository: index.viewOf(fact),
      independenceGroup: independenceGroup(fact),
    };
  });

  const stores = storeItems(
    items,
    joined.map(plan => withWrittenItem(plan, aliases)),
    serviceIndex,
    [...repositories.map(({ fact }) => fact.repository), ...maintenance.keys()],
  );
  const storeFacts = describedStores(stores, items);
  for (const key of stores.keys()) items.delete(key);
  for (const key of instanceVolumes(items, joined, aliases)) items.delete(key);
  for (const [inner, outer] of nestedShares(items, joined)) {
    const held = items.get(inner)?.fact;
    const holder = items.get(outer);
    if (!held || !holder) continue;
    items.set(outer, {
      ...holder,
      fact: {
        ...holder.fact,
        mountedBy: [...holder.fact.mountedBy, ...held.mountedBy],
        aliases: [...new Set([...holder.fact.aliases, inner, ...held.aliases])],
      },
    });
    items.delete(inner);
  }

  return {
    items,
    stores: storeFacts,
    plans: withStandingVolumes(joined, items, clusters),
    workloads,
    findings,
    repositories,
    listings,
    clusters,
    servers,
    services: serviceIndex,
    restoreTests,
    mayCopy: mayCopyByItem(
      joined,
      [...mayCopy, ...joined.flatMap(partialDump)],
      new Map([...items].map(([key, { fact }]) => [key, fact])),
      alias => aliases.get(alias) ?? alias,
    ),
  };
}
