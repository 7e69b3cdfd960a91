import type {
  RestoreScenario,
  RestoreWay,
  Runbook,
} from 'backstage-plugin-backups-common';
import { RESTORE_SCENARIOS } from 'backstage-plugin-backups-common';
import type {
  BackupsProvider,
  Fact,
  ItemFact,
  KubernetesObject,
  PlanFact,
  RunbookRequest,
} from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';

/** A runbook, and what it was asked for. */
export interface PrintedRunbook {
  /** `radarr, volume-lost, new-volume, latest`. */
  title: string;
  plan: PlanFact;
  namespace?: string;
  runbook: Runbook;
}

/** Epoch seconds: some moment. */
const MOMENT = Date.parse('2026-08-19T12:30:00Z') / 1000;

function itemOf(plan: PlanFact, items: readonly ItemFact[]): ItemFact {
  return (
    items.find(
      ({ key, aliases }) =>
        key === plan.itemKey || aliases.includes(plan.itemKey ?? ''),
    ) ?? {
      type: 'item',
      key: plan.itemKey ?? plan.key,
      kind: 'persistent-volume-claim',
      cluster: plan.object.cluster,
      namespace: plan.object.namespace,
      name: plan.object.name,
      labels: {},
      annotations: {},
      mountedBy: [],
      aliases: [],
    }
  );
}

function everyWay(
  provider: BackupsProvider,
  request: RunbookRequest,
): Runbook[] {
  const first = provider.writeRunbook?.(request).runbook;
  if (!first) return [];
  const others: RestoreWay[] = first.ways
    .map(({ way }) => way)
    .filter(way => way !== first.way);
  return [
    first,
    ...others.flatMap(
      way => provider.writeRunbook?.({ ...request, way }).runbook ?? [],
    ),
  ];
}

/**
 * Every runbook that can be written from some objects: every copy, whatever
 * happened, in every way, to the latest state and to a moment.
 *
 * @param providers - what reads the objects and writes
 */
export function printedRunbooks(
  providers: readonly BackupsProvider[],
  objects: readonly KubernetesObject[],
): PrintedRunbook[] {
  return runbooksAbout(
    providers,
    providers.flatMap(provider => [
      ...provider.observeCluster(
        snapshotOf({
          readAt: new Date(0),
          queries: provider.resources,
          objects: [...objects],
        }),
      ),
    ]),
  );
}

/**
 * Likewise, from what was observed.
 *
 * @param more - what else is known of a plan, for instance the point to use
 */
export function runbooksAbout(
  providers: readonly BackupsProvider[],
  facts: readonly Fact[],
  more: (plan: PlanFact) => Partial<RunbookRequest> = () => ({}),
): PrintedRunbook[] {
  const items = facts.filter(fact => fact.type === 'item');
  const plans = facts.filter(fact => fact.type === 'plan');
  return plans.flatMap(plan => {
    const provider = providers.find(({ id }) => id === plan.provider);
    if (!provider) return [];
    const item = itemOf(plan, items);
    const asked = RESTORE_SCENARIOS.flatMap(
      (scenario: RestoreScenario): [RestoreScenario, boolean][] => [
        [scenario, true],
        [scenario, false],
      ],
    );
    return asked.flatMap(([scenario, latest]) =>
      everyWay(provider, {
        scenario,
        plan,
        plans: plans.filter(({ itemKey }) => itemKey === plan.itemKey),
        item,
        notAfter: MOMENT,
        latest,
        tag: '0819-1230',
        ...more(plan),
      }).map(runbook => ({
        plan,
        title: [
          plan.object.name,
          scenario,
          runbook.way,
          latest ? 'latest' : 'a moment',
        ].join(', '),
        namespace: plan.object.namespace,
        runbook,
      })),
    );
  });
}
