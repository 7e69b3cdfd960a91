import { RpoView } from 'backstage-plugin-backups-common';
import { ItemFact } from 'backstage-plugin-backups-node';
import { JudgedEntity } from '../judge/judgeEntity';
import { CauseOfPlan } from '../judge/statements/Statement';
import { keptStatements, statementsOf } from '../judge/statements/statementsOf';
import { JudgedPlan } from '../judge/JudgedPlan';
import { newestCopyAt } from '../judge/newestCopyAt';
import { ServerKnowledge } from '../join/Estate';
import { EntityDocument, ItemDocument } from './documents';
import { CatalogAbout } from '../read/catalog/CatalogEntity';
import { sizedItem } from './itemIdentity';
import { Made, remade } from './remade';
import { sourceId } from '../observe/observeSources';

/** The provider that finds items; see `WorkloadsProvider`. */
const WORKLOADS = 'workloads';

/** Plans by what makes them and where they go, in whatever order they came to be known. */
function inOrder(plans: readonly JudgedPlan[]): JudgedPlan[] {
  const keyOf = ({ joined: { fact }, id }: JudgedPlan) =>
    [fact.object.namespace, fact.object.name, fact.destination.label, id].join(
      ' ',
    );
  return [...plans].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** What the document of a mirror does not say: how old it is for one item. */
function replicasIn(plans: readonly JudgedPlan[]): ItemDocument['replicas'] {
  const mirrors = plans.filter(plan => plan.joined.fact.mirrorOf !== undefined);
  return mirrors.length === 0
    ? undefined
    : mirrors.map(({ id, memory, counted }) => ({
        planId: id,
        lastSuccess: memory.lastSuccess,
        counted,
      }));
}

function strictestRpo(rpos: readonly RpoView[]): RpoView {
  return rpos.reduce<RpoView>(
    (strictest, rpo) =>
      rpo.seconds !== undefined && rpo.seconds < (strictest.seconds ?? Infinity)
        ? rpo
        : strictest,
    { origin: 'none' },
  );
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** @returns the sources without which nothing can be said about an item that nothing copies */
export function sourceIdsWithoutPlan(
  item: ItemFact,
  providerIds: readonly string[],
  servers: readonly ServerKnowledge[],
): string[] {
  return [
    sourceId(item.cluster, WORKLOADS),
    ...providerIds.map(id => sourceId(item.cluster, id)),
    ...servers.flatMap(server => (server.mayCopy(item) ? server.sourceId : [])),
  ];
}

const entityDocuments = new WeakMap<JudgedEntity, Made<EntityDocument>>();

/**
 * @param providerIds - of those who read clusters; an item without a plan depends on all of them
 * @param servers - an item without a plan depends on those that may copy it, too
 * @param about - what the catalog says of it
 * @param causeOf - what a plan's trouble has in common with others
 * @returns an entity as it is kept; of the same judgement the same object
 */
export function entityDocument(
  entity: JudgedEntity,
  providerIds: readonly string[],
  servers: readonly ServerKnowledge[] = [],
  about?: CatalogAbout,
  causeOf: (planId: string) => CauseOfPlan | undefined = () => undefined,
): EntityDocument {
  const dependsOn = new Map(
    entity.items.flatMap(({ judged: { item, plans } }) =>
      plans.length > 0
        ? []
        : [
            [
              item.key,
              sourceIdsWithoutPlan(item, providerIds, servers),
            ] as const,
          ],
    ),
  );
  const plans = entity.items.flatMap(({ judged }) => judged.plans);
  const from = [
    about,
    [...dependsOn.values()],
    plans.map(({ memory }) => memory),
    plans.map(({ id }) => causeOf(id)),
  ];
  return remade(entityDocuments, entity, from, () =>
    newEntityDocument(entity, dependsOn, about, causeOf),
  );
}

function newEntityDocument(
  entity: JudgedEntity,
  dependsOn: ReadonlyMap<string, readonly string[]>,
  about: CatalogAbout | undefined,
  causeOf: (planId: string) => CauseOfPlan | undefined,
): EntityDocument {
  const sourceIds = new Set<string>();
  for (const workload of entity.workloads) {
    sourceIds.add(sourceId(workload.cluster, WORKLOADS));
  }
  const items = entity.items.map((entityItem): ItemDocument => {
    const { judged } = entityItem;
    const { item, plans, ...judgement } = judged;
    sourceIds.add(sourceId(item.cluster, WORKLOADS));
    for (const plan of plans) sourceIds.add(plan.joined.sourceId);
    for (const id of dependsOn.get(item.key) ?? []) sourceIds.add(id);
    return {
      ...sizedItem(item),
      failureDomain: item.failureDomain,
      sharedBy: entityItem.sharedBy,
      others: entityItem.others.length > 0 ? entityItem.others : undefined,
      parts: entityItem.parts.length > 0 ? entityItem.parts : undefined,
      holders: entityItem.holders.length > 0 ? entityItem.holders : undefined,
      namedHolders:
        entityItem.namedHolders.length > 0
          ? entityItem.namedHolders
          : undefined,
      because: entityItem.because,
      conflictsWith: entityItem.conflictsWith,
      exemption: entityItem.exemption,
      ...judgement,
      newestCopyAt: newestCopyAt(judged),
      planIds: inOrder(plans).map(plan => plan.id),
      replicas: replicasIn(plans),
      findings: entityItem.findings,
    };
  });
  return {
    ref: entity.ref,
    thresholds: entity.thresholds,
    items,
    findings: entity.findings,
    missingDestinations: entity.missingDestinations,
    unclassifiedMounts: [...entity.unclassifiedMounts],
    contestedItems:
      entity.contested.length > 0
        ? entity.contested.map(({ name, heldBy }) => ({ name, heldBy }))
        : undefined,
    suspected:
      entity.suspectedDatabases.length > 0
        ? [...entity.suspectedDatabases]
        : undefined,
    workloads: entity.workloads.map(
      workload =>
        `${workload.kind} ${workload.namespace ?? ''}/${workload.name}`,
    ),
    rpo: strictestRpo(items.map(item => item.rpo)),
    sourceIds: [...sourceIds].sort(),
    offsiteRpoSeconds: entity.expectation.offsiteRpoSeconds,
    rtoSeconds: entity.expectation.rtoSeconds,
    expectedLevel: entity.expectation.level,
    statements: keptStatements(
      statementsOf(
        entity,
        items.map((item, index) => ({
          item,
          plans: entity.items[index].judged.plans.map(plan => ({
            ...plan,
            fact: plan.joined.fact,
            cause: causeOf(plan.id),
          })),
        })),
      ),
    ),
    about,
    clusters: distinct(entity.workloads.map(workload => workload.cluster)),
    destinations: distinct(
      entity.items.flatMap(({ judged }) =>
        judged.plans
          .filter(plan => plan.thresholds.fixed !== 'gone')
          .map(plan => plan.joined.fact.destination.label),
      ),
    ),
  };
}
