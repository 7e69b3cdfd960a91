import { EntityBackups, PLAN_STATES } from 'backstage-plugin-backups-common';
import type { PlanState, PlanView } from 'backstage-plugin-backups-common';
import type { Deviation } from './Deviation';

/** Later in the list is healthier; what cannot be read comes first. */
function health(state: PlanState | undefined): number {
  return state === undefined ? Infinity : PLAN_STATES.indexOf(state);
}

function plansOf(view: EntityBackups): Map<string, PlanView> {
  const plans = view.items.flatMap(item => item.plans);
  return new Map(plans.map(plan => [plan.id, plan]));
}

function inWords({ state, lastKnownState }: PlanView): string {
  return lastKnownState ? `${state} (${lastKnownState})` : state;
}

/** @returns what the plans of an entity show that they must not */
export function comparePlans(options: {
  shown: EntityBackups;
  expected: EntityBackups;
  /** The same entity when the fault began. */
  before: EntityBackups;
  minute: number;
  /** Not only states have to agree, but every word. */
  exactly: boolean;
}): Deviation[] {
  const { minute } = options;
  const shownPlans = plansOf(options.shown);
  const before = plansOf(options.before);
  return [...plansOf(options.expected)].flatMap(([id, expected]) => {
    const tell = (
      measure: Deviation['measure'],
      detail: string,
    ): Deviation[] => [
      {
        measure,
        column: before.get(id)?.state ?? expected.state,
        subject: `${expected.cluster}: ${expected.object}`,
        minute,
        detail,
      },
    ];
    const shown = shownPlans.get(id);
    if (!shown) return tell('lost knowledge', 'the plan is not there');
    const detail = `${inWords(shown)}, not ${inWords(expected)}`;
    if (
      health(shown.state) > health(expected.state) ||
      health(shown.lastKnownState) > health(expected.lastKnownState)
    ) {
      return tell('false healthy', detail);
    }
    if (shown.state === 'gone' && expected.state !== 'gone') {
      return tell('false alarm', detail);
    }
    if (inWords(shown) !== inWords(expected)) {
      return tell('lost knowledge', detail);
    }
    if (options.exactly && JSON.stringify(shown) !== JSON.stringify(expected)) {
      return tell('lost knowledge', 'something it said is different');
    }
    return [];
  });
}
