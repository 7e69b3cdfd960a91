import {
  BackupsProvider,
  Fact,
  ItemFact,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { ClusterKnowledge, Estate } from '../join/Estate';
import { SourcedFact } from '../join/SourcedFact';
import { joinEstate } from '../join/joinEstate';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { Matches } from '../match/Matches';
import { matchEntities } from '../match/matchEntities';
import { matchInWords } from '../say/matches';
import { WorkloadsProvider } from '../observe/workloads/WorkloadsProvider';
import { CLUSTER } from './facts';

/** What the built-in provider says about some objects. */
export function workloadFacts(
  objects: unknown[],
  storageClasses: Record<string, { failureDomain?: string }> = {},
  cluster: string = CLUSTER,
): Fact[] {
  return observe(new WorkloadsProvider({ storageClasses }), objects, cluster);
}

function observe(
  provider: BackupsProvider,
  objects: unknown[],
  cluster: string,
): Fact[] {
  return [
    ...provider.observeCluster(
      snapshotOf({
        cluster,
        readAt: new Date(0),
        queries: provider.resources,
        objects,
      }),
    ),
  ];
}

/** The items among what the built-in provider says, by name. */
export function itemsByName(facts: Fact[]): Map<string, ItemFact> {
  return new Map(
    facts.flatMap(fact => (fact.type === 'item' ? [[fact.name, fact]] : [])),
  );
}

/** Objects of several clusters, observed, joined and matched for real. */
export function observed(
  objectsByCluster: Record<string, unknown[]>,
  entities: CatalogEntity[],
): {
  estate: Estate;
  matches: Matches;
  /** Names of the items of `component:default/<name>`, sorted. */
  namesOf(name: string): string[];
  /** Why an item is that entity's. */
  reasonFor(name: string, itemName: string): string | undefined;
} {
  const facts: SourcedFact<Fact>[] = [];
  const clusters = new Map<string, ClusterKnowledge>();
  for (const [cluster, objects] of Object.entries(objectsByCluster)) {
    clusters.set(cluster, { scanComplete: true, unreadSystems: [] });
    for (const provider of [
      new WorkloadsProvider({ storageClasses: {} }),
      createVolSyncProvider(),
    ]) {
      for (const fact of observe(provider, objects, cluster)) {
        facts.push({ fact, sourceId: `${cluster}/${provider.id}` });
      }
    }
  }
  const estate = joinEstate(facts, clusters);
  const matches = matchEntities(estate, entities);
  const itemsOf = (name: string) => [
    ...(matches.itemsOf.get(`component:default/${name}`) ?? []),
  ];
  const nameOf = (key: string) => estate.items.get(key)?.fact.name ?? key;
  return {
    estate,
    matches,
    namesOf: name =>
      itemsOf(name)
        .map(([key]) => nameOf(key))
        .sort(),
    reasonFor: (name, itemName) => {
      const match = itemsOf(name).find(([key]) => nameOf(key) === itemName);
      return match && matchInWords(match[1].because);
    },
  };
}
