import { InputError, NotFoundError } from '@backstage/errors';
import {
  RestorePathView,
  RestoreScenario,
  RestoreWay,
} from 'backstage-plugin-backups-common';
import { LinkedItem, RestoreSituation } from './RestoreSituations';

/** An item with the way by which it is brought back. */
export interface ChosenPath {
  linked: LinkedItem;
  path: RestorePathView;
}

/** Which runbook is asked for; times are epoch seconds. */
export interface RunbookChoice {
  scenario: RestoreScenario;
  planId?: string;
  way?: RestoreWay;
  /** When it was last good, or the moment that the reader asked for. */
  moment?: number;
  /** The reader did not say when it was last good. */
  latest?: boolean;
  tag?: string;
}

function concerns(
  scenario: RestoreScenario,
  linked: LinkedItem,
  named: LinkedItem | undefined,
  first: LinkedItem,
): boolean {
  switch (scenario) {
    case 'broken-since':
    case 'cluster-gone':
      return true;
    case 'database-moment':
      return linked.item.kind === 'database-cluster';
    case 'files-deleted':
    case 'volume-lost':
    case 'look':
      return linked === (named ?? first);
    default: {
      const unplaced: never = scenario;
      throw new InputError(`No scenario ${unplaced}`);
    }
  }
}

/**
 * @returns what a runbook brings back, and from where: what was named, or what is
 * recommended
 * @throws NotFoundError when the named plan is not linked to the entity
 */
export function chosenPaths(
  { items }: RestoreSituation,
  choice: RunbookChoice,
): ChosenPath[] {
  const { planId, scenario } = choice;
  const named = planId
    ? items.find(({ plans }) => plans.some(({ id }) => id === planId))
    : undefined;
  if (planId && !named) {
    throw new NotFoundError(`No plan ${planId} is linked to this entity.`);
  }
  return items
    .filter(linked => concerns(scenario, linked, named, items[0]))
    .flatMap(linked => {
      const { paths, recommended } = linked.view;
      const wanted = linked === named ? planId : recommended?.planId;
      const path =
        paths.find(candidate => candidate.planId === wanted) ??
        paths.find(candidate => candidate.writable) ??
        paths[0];
      return path ? [{ linked, path }] : [];
    });
}
