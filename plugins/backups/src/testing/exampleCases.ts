import {
  PLAN_STATES,
  type EntityBackups,
  type PlanState,
  type PlanView,
} from 'backstage-plugin-backups-common';
import { exampleBackups } from './exampleBackups';
import { exampleInstant } from './exampleClock';
import { exampleDestinations } from './exampleDestinations';
import { exampleItem } from './exampleItem';
import { examplePlan } from './examplePlan';
import { exampleSource } from './exampleSource';

const WITHOUT_SUCCESS = new Set<PlanState>(['never-ran', 'new', 'failing']);
const NOT_COUNTED = new Set<PlanState>(['suspended', 'gone', 'hollow']);

function planIn(state: PlanState): PlanView {
  const plan = examplePlan({
    id: `plan-${state}`,
    state,
    reason: `An example of the state ${state}.`,
    counted: !NOT_COUNTED.has(state) && !WITHOUT_SUCCESS.has(state),
    notCountedBecause: NOT_COUNTED.has(state) ? 'It makes no copy.' : undefined,
    grade: state === 'hollow' ? 'contradicted' : 'operator-says',
    activity: state === 'stuck' ? 'running' : 'idle',
    runningSince: state === 'stuck' ? exampleInstant(-400) : undefined,
  });
  if (WITHOUT_SUCCESS.has(state)) delete plan.lastSuccess;
  if (state === 'unreadable') {
    return { ...plan, lastKnownState: 'healthy', asOf: exampleInstant(-178) };
  }
  if (state === 'failing') {
    return {
      ...plan,
      lastFailure: {
        seenAt: exampleInstant(-20),
        message: 'unable to open repository: permission denied',
      },
    };
  }
  return plan;
}

/** One item per state of a plan, a shared one, an unprotected one and an exempt one. */
export function everyStateBackups(): EntityBackups {
  const items = PLAN_STATES.map(state =>
    exampleItem({ key: `item-${state}`, name: state, plans: [planIn(state)] }),
  );
  return exampleBackups({
    items: [
      ...items,
      exampleItem({ key: 'shared', name: 'postgres18', sharedBy: 28 }),
      exampleItem({
        key: 'bare',
        name: 'library',
        plans: [],
        unprotected: true,
      }),
      exampleItem({
        key: 'cache',
        name: 'cache',
        plans: [],
        exemption: {
          reason: 'can be downloaded again',
          until: '2027-03-01T00:00:00Z',
          declaredBy: 'annotation backups/exempt on the entity',
        },
      }),
    ],
  });
}

/** The cluster has been silent for three hours. */
export function unreadableBackups(): EntityBackups {
  const silent = {
    outcome: 'unread',
    readAt: exampleInstant(-178),
    currentUntil: exampleInstant(-163),
    current: false,
    error: {
      message: 'connect ECONNREFUSED: the API server did not answer',
      fix: 'Check that the API server of home-1 is up.',
      at: exampleInstant(-1),
    },
  } as const;
  return exampleBackups({
    verdict: 'cannot-tell',
    lastKnownVerdict: 'protected',
    headline: "Can't tell: home-1 silent since 10:49. Last known: protected.",
    judgedAt: exampleInstant(-163),
    checkedAt: exampleInstant(-178),
    problems: [],
    sources: [
      exampleSource(silent),
      exampleSource({
        ...silent,
        id: 'home-1/workloads',
        title: 'workloads and volumes',
      }),
      exampleSource({
        id: 'home-2/volsync',
        cluster: 'home-2',
        outcome: 'not-installed',
      }),
    ],
    items: [
      exampleItem({
        plans: exampleItem().plans.map(plan => ({
          ...plan,
          state: 'unreadable',
          lastKnownState: plan.state,
          asOf: exampleInstant(-178),
          reason: 'home-1 has been silent since 10:49.',
        })),
      }),
    ],
  });
}

/** Nothing of the entity was found anywhere. */
export function notLinkedBackups(): EntityBackups {
  return exampleBackups({
    linked: false,
    verdict: undefined,
    headline: 'No backups are linked to this app yet',
    sources: [
      exampleSource({ id: 'home-1/workloads', title: 'workloads and volumes' }),
      exampleSource({ outcome: 'not-installed' }),
    ],
    problems: [],
    items: [],
    marks: [],
    lookedFor: {
      annotations: ['backups/items', 'backstage.io/kubernetes-id'],
      labels: ['app.kubernetes.io/name=radarr'],
      namespaces: ['downloads'],
      clusters: ['home-1'],
    },
  });
}

/** The page shows a dump of manifests. */
export function dumpBackups(): EntityBackups {
  return exampleBackups({
    now: '2026-08-22T10:00:00.000Z',
    clock: 'dump',
    clockNote:
      'File times may be those of a copy: the dump can be older than it says.',
    judgedAt: '2026-08-22T10:00:00.000Z',
    checkedAt: '2026-08-22T10:00:00.000Z',
  });
}

/** The workload writes nothing that outlives it. */
export function noDataBackups(): EntityBackups {
  return exampleBackups({
    verdict: 'no-data',
    headline: 'Nothing to back up.',
    loss: {
      volume: { kind: 'nothing-to-lose' },
      site: { kind: 'nothing-to-lose' },
    },
    rpo: { origin: 'none' },
    problems: [],
    items: [],
    marks: [],
  });
}

/** Nothing leaves the volume, and nobody knows about the site. */
export function atRiskBackups(): EntityBackups {
  return exampleBackups({
    verdict: 'at-risk',
    headline: 'At risk: nothing copies radarr.',
    loss: { volume: { kind: 'everything' }, site: { kind: 'not-known' } },
    problems: [
      {
        kind: { type: 'item', problem: 'unprotected' },
        title: 'Nothing copies radarr.',
        evidence: [],
      },
    ],
    items: [exampleItem({ plans: [], unprotected: true })],
  });
}

/** All of it needs no backup, and says why. */
export function exemptBackups(): EntityBackups {
  return exampleBackups({
    verdict: 'exempt',
    headline: 'Exempt until 1 Mar: cache.',
    problems: [],
    marks: [],
    items: [
      exampleItem({
        plans: [],
        exemption: {
          reason: 'cache',
          until: '2027-03-01T00:00:00Z',
          declaredBy: 'annotation backups/exempt on the entity',
        },
      }),
    ],
  });
}

/** Two copies in one cell: two clusters copy the item to the same place. */
export function stackedBackups(): EntityBackups {
  return exampleBackups({
    items: [
      exampleItem({
        plans: [
          examplePlan(),
          examplePlan({
            id: 'radarr-nas-second',
            destination: exampleDestinations.nas,
            state: 'suspended',
            switchedOff: true,
            counted: false,
            notCountedBecause: 'It is suspended.',
          }),
        ],
      }),
    ],
  });
}
