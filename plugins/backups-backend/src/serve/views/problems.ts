import {
  Finding,
  PlanState,
  ProblemView,
  durationInWords,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { EntityDocument, ItemDocument } from '../../keep/documents';
import { planReason } from '../../say/states';
import { Losses } from './losses';
import { PlanAt } from '../../keep/planAt';

interface RankedProblem {
  rank: number;
  problem: ProblemView;
}

/** Worst first; `undefined`: nothing is wrong. */
const STATE_RANK: Record<PlanState, number | undefined> = {
  failing: 20,
  hollow: 21,
  stuck: 22,
  overdue: 23,
  'never-ran': 24,
  gone: 25,
  suspended: 30,
  unscheduled: 40,
  unreadable: 45,
  new: undefined,
  late: undefined,
  healthy: undefined,
};

const SEVERITY_RANK: Record<Finding['severity'], number> = {
  'breaks-restore': 10,
  erodes: 35,
  advice: 60,
};

const SWITCHED_OFF_RANK = 50;

const STATE_WORDS: Record<PlanState, string> = {
  unreadable: 'cannot be read',
  gone: 'no longer exists',
  suspended: 'is suspended',
  failing: 'is failing',
  stuck: 'is stuck',
  hollow: 'reports success, but copied nothing',
  'never-ran': 'has never run',
  new: 'is new',
  overdue: 'is overdue',
  unscheduled: 'has no working schedule',
  late: 'is late',
  healthy: 'is healthy',
};

function fixOf(plan: PlanAt): string | undefined {
  const { fact } = plan.document;
  const object = describeObject(fact.object);
  const { runs } = fact;
  switch (plan.state) {
    case 'failing':
      if (runs) {
        return `Look at ${runs.inspect}.${
          runs.retries
            ? ''
            : ' It is not tried again by itself; the next run is that of its schedule.'
        }`;
      }
      return `Open the copy and read the end of its log, then describe ${object}. It retries by itself; an old lock, a full destination or a changed credential are the usual causes.`;
    case 'stuck':
      if (runs) return `Look at ${runs.inspect}.`;
      return `Look at the Job behind ${object} and at its pod: waiting for a volume, a snapshot or a node is the usual cause.`;
    case 'hollow':
      return !fact.nothingCopied
        ? `List the repository yourself, and find out who or what removed the snapshots of ${
            fact.writes?.identity ?? object
          }: retention, a deletion by hand, or a second writer. Then run ${object} once more.`
        : fact.nothingCopied.fix ??
            'Check that the volume holds what you think it holds. An empty volume is reported as a success.';
    case 'overdue':
    case 'never-ran':
      if (runs) {
        return `Check that ${runs.runner} is running and that nothing holds the run back: look at ${runs.inspect}.`;
      }
      return `Check that the operator behind ${object} is running and that nothing holds the run back (describe it, and look for its Job).`;
    case 'gone':
      return `If ${object} was removed on purpose, nothing is to be done: it stops counting after 30 days. Its old restore points are not deleted with it.`;
    case 'suspended':
      return plan.document.switchedOff
        ? undefined
        : `Resume ${object}, or take it away if it is not wanted any more.`;
    case 'unscheduled':
      return fact.schedule.kind === 'manual' && fact.schedule.hiddenCron
        ? `Remove the manual trigger from ${object}; its schedule applies again at once.`
        : 'Give it a schedule, or declare an RPO with annotation backups/rpo.';
    case 'unreadable':
    case 'new':
    case 'late':
    case 'healthy':
      return undefined;
    default: {
      const unplaced: never = plan.state;
      throw new Error(`State without a fix: ${unplaced}`);
    }
  }
}

function planTitle(item: ItemDocument, plan: PlanAt, now: number): string {
  const { document, state } = plan;
  const { destination } = document.fact;
  const suffix =
    state === 'overdue' && document.dueAt !== undefined
      ? ` ${durationInWords(now - document.dueAt)}`
      : '';
  let words = STATE_WORDS[state];
  if (state === 'suspended' && document.switchedOff) words = 'is switched off';
  if (state === 'hollow' && !document.fact.nothingCopied) {
    words = 'reports success, but its repository has no restore point of it';
  }
  return `${destination.label} copy of ${item.name} ${words}${suffix}.`;
}

function planProblem(
  item: ItemDocument,
  plan: PlanAt,
  now: number,
): RankedProblem[] {
  const rank = STATE_RANK[plan.state];
  // What took its place is told instead.
  const { fact, memory } = plan.document;
  if (rank === undefined || fact.former || memory.replaced) return [];
  // What tells of no success cannot be judged by a schedule; the item says so.
  if (plan.state === 'unscheduled' && !fact.reportsSuccess) return [];
  const off = plan.state === 'suspended' && plan.document.switchedOff;
  return [
    {
      rank: off ? SWITCHED_OFF_RANK : rank,
      problem: {
        kind: { type: 'state', state: plan.state },
        title: planTitle(item, plan, now),
        detail: plan.lastKnown
          ? planReason(plan.document, plan.lastKnown, plan.asOf)
          : planReason(plan.document, plan.state, now),
        fix: fixOf(plan),
        evidence: plan.document.fact.evidence,
        planId: plan.document.id,
        itemKey: item.key,
      },
    },
  ];
}

function findingProblem(
  finding: Finding,
  now: number,
  at: { planId?: string; itemKey?: string },
): RankedProblem[] {
  if (finding.standsFrom !== undefined && finding.standsFrom > now) return [];
  return [
    {
      rank: SEVERITY_RANK[finding.severity],
      problem: {
        kind: { type: 'finding', severity: finding.severity },
        title: finding.title,
        detail: finding.detail,
        fix: finding.fix,
        evidence: finding.evidence,
        ...at,
      },
    },
  ];
}

function itemProblem(
  item: ItemDocument,
  plans: readonly PlanAt[],
  losses: Losses,
  judgedAt: number,
): RankedProblem[] {
  const base = { evidence: [], itemKey: item.key };
  if (item.unprotected) {
    return [
      {
        rank: 0,
        problem: {
          ...base,
          kind: { type: 'item', problem: 'unprotected' },
          title: `Nothing copies ${item.name}.`,
          detail: `No backup of this ${
            item.kind === 'database-cluster' ? 'database' : 'volume'
          } was found when everything that could hold one was last read.`,
          fix: `Add a backup for it, or say why it needs none: annotate the ${
            item.kind === 'database-cluster' ? 'Cluster' : 'claim'
          } with backups/exempt.`,
        },
      },
    ];
  }
  if (judgedAt >= item.atRiskAt) {
    const { seconds } = losses.volume;
    return [
      {
        rank: 1,
        problem: {
          ...base,
          kind: { type: 'item', problem: 'past-rpo' },
          title:
            seconds === undefined
              ? `${item.name} has no copy that counts.`
              : `${item.name} has no copy newer than ${durationInWords(
                  seconds,
                )}.`,
          detail: rpoDetail(item),
        },
      },
    ];
  }
  if (judgedAt >= item.unknownAt || item.conflictsWith.length > 0) {
    return [
      {
        rank: 28,
        problem: {
          ...base,
          kind: { type: 'item', problem: 'unknown' },
          title:
            item.conflictsWith.length > 0
              ? `${item.name} is claimed by ${item.conflictsWith.join(
                  ', ',
                )} as well.`
              : `It cannot be told whether ${item.name} is safe.`,
          detail: item.unknownBecause,
          fix:
            item.conflictsWith.length > 0
              ? 'Say whose it is: annotate the claim with backups/entity, or the entity with backups/items.'
              : unknownFix(item, plans),
        },
      },
    ];
  }
  return [];
}

function unknownFix(item: ItemDocument, plans: readonly PlanAt[]): string {
  if (
    plans.length > 0 &&
    plans.every(({ document }) => !document.fact.reportsSuccess)
  ) {
    return 'Look at the other end yourself, or add a backup that reports its successes.';
  }
  return item.planIds.length > 0
    ? 'Say where its copies live (backups.destinations in the configuration), or how old they may be (annotation backups/rpo).'
    : 'Let the portal read what is missing; see the sources below.';
}

function rpoDetail(item: ItemDocument): string | undefined {
  const { seconds, origin } = item.rpo;
  if (seconds === undefined) return undefined;
  return `The largest acceptable loss is ${durationInWords(seconds)} (${
    origin === 'assumed' ? 'assumed: nobody declared one' : `from its ${origin}`
  }).`;
}

/**
 * Everything that is wrong with an entity, worst first. Exempt items are left
 * out.
 *
 * @param now - epoch seconds
 * @param judgedAt - min(now, current-until of the entity's sources)
 */
export function problemsOf(
  entity: EntityDocument,
  items: readonly {
    item: ItemDocument;
    plans: readonly PlanAt[];
    losses: Losses;
  }[],
  now: number,
  judgedAt: number,
): ProblemView[] {
  const ranked: RankedProblem[] = [
    ...items.flatMap(({ item, plans, losses }) => [
      ...itemProblem(item, plans, losses, judgedAt),
      ...plans.flatMap(plan => planProblem(item, plan, now)),
      ...item.findings.flatMap(({ finding, planId }) =>
        findingProblem(finding, judgedAt, { planId, itemKey: item.key }),
      ),
    ]),
    ...entity.findings.flatMap(finding =>
      findingProblem(finding, judgedAt, {}),
    ),
    ...entity.missingDestinations.map(
      (label): RankedProblem => ({
        rank: 26,
        problem: {
          kind: { type: 'finding', severity: 'erodes' },
          title: `A copy on ${label} is expected, and there is none.`,
          fix: `Add a backup to ${label}, or take it out of annotation backups/expect.`,
          evidence: [],
        },
      }),
    ),
    ...entity.unclassifiedMounts.map(
      (mount): RankedProblem => ({
        rank: 27,
        problem: {
          kind: { type: 'item', problem: 'unknown' },
          title: 'A mount of a kind that is not understood here.',
          detail: `${mount}. Whether it holds data that should be copied cannot be told.`,
          evidence: [],
        },
      }),
    ),
  ];
  return ranked.sort((a, b) => a.rank - b.rank).map(({ problem }) => problem);
}
