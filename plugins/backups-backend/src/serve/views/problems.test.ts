import {
  ALWAYS,
  Finding,
  NEVER,
  PLAN_STATES,
  PlanState,
  SEVERITIES,
} from 'backstage-plugin-backups-common';
import {
  NOON,
  entityDocument,
  planDocument,
} from '../../__testUtils__/documents';
import { ItemDocument } from '../../keep/documents';
import { KnownSuccess } from '../../judge/memory/PlanMemory';
import { Losses } from './losses';
import { PlanAt } from '../../keep/planAt';
import { problemsOf } from './problems';
import { statementsAt } from './statementsAt';

const LOSSES: Losses = {
  volume: { kind: 'time', seconds: 27 * 3600 },
  site: { kind: 'everything' },
};

function item(changes: Partial<ItemDocument> = {}): ItemDocument {
  return {
    key: 'home-1/downloads/PersistentVolumeClaim/radarr',
    kind: 'persistent-volume-claim',
    name: 'radarr',
    cluster: 'home-1',
    sharedBy: 1,
    because: 'It is called so.',
    conflictsWith: [],
    unprotected: false,
    rpo: { seconds: 86_400, origin: 'tier' },
    atRiskAt: NEVER,
    unknownAt: NEVER,
    planIds: [],
    findings: [],
    ...changes,
  };
}

const SUCCESS = { startedAt: NOON - 7200, finishedAt: NOON - 7000 };

function planIn(
  state: PlanState,
  {
    switchedOff = false,
    lastSuccess = SUCCESS as KnownSuccess | undefined,
  } = {},
): PlanAt {
  return {
    document: planDocument('00000000000000aa', {
      switchedOff,
      memory: { ...planDocument('00000000000000aa').memory, lastSuccess },
    }),
    state,
    lastKnown: state === 'unreadable' ? 'healthy' : undefined,
    asOf: NOON,
    readAt: NOON,
  };
}

function finding(
  severity: Finding['severity'],
  changes: Partial<Finding> = {},
): Finding {
  return {
    code: severity,
    severity,
    title: `It ${severity}.`,
    causeKey: severity,
    evidence: [],
    ...changes,
  };
}

function problemsIn(
  entity: Parameters<typeof entityDocument>[1],
  items: { item: ItemDocument; plans?: PlanAt[] }[],
) {
  const entries = items.map(({ item: one, plans = [] }) => ({
    item: one,
    plans,
    losses: LOSSES,
  }));
  const document = entityDocument('component:default/radarr', entity);
  return problemsOf(statementsAt(document, entries, NOON), entries, NOON);
}

function titles(
  entity: Parameters<typeof entityDocument>[1],
  items: { item: ItemDocument; plans?: PlanAt[] }[],
): string[] {
  return problemsIn(entity, items).map(problem => problem.title);
}

describe('problemsOf', () => {
  it('tells everything that is wrong, worst first', () => {
    const states = [...PLAN_STATES].reverse();
    expect(
      titles(
        {
          findings: [...SEVERITIES]
            .reverse()
            .map(severity => finding(severity)),
          missingDestinations: ['Tape Z'],
          unclassifiedMounts: ['ephemeral volume scratch'],
        },
        [
          { item: item(), plans: states.map(state => planIn(state)) },
          { item: item(), plans: [planIn('suspended', { switchedOff: true })] },
          {
            item: item({
              name: 'claimed',
              conflictsWith: ['component:default/b'],
            }),
          },
          { item: item({ name: 'dark', unknownAt: ALWAYS }) },
          { item: item({ name: 'old', atRiskAt: NOON }) },
          { item: item({ name: 'bare', unprotected: true, atRiskAt: ALWAYS }) },
        ],
      ),
    ).toEqual([
      'Nothing copies bare.',
      'old has no copy newer than 27 h.',
      'It breaks-restore.',
      'NAS copy of radarr is failing.',
      'NAS copy of radarr reported success, but the repository has no restore point of it.',
      'NAS copy of radarr is stuck.',
      'NAS copy of radarr is overdue.',
      'NAS copy of radarr has never succeeded.',
      'NAS copy of radarr is no longer made.',
      'No copy goes to Tape Z, though one is expected.',
      'It is not known what it mounts: ephemeral volume scratch.',
      'claimed is also claimed by component:default/b.',
      "We couldn't check whether dark is safe.",
      'NAS copy of radarr is suspended.',
      'It erodes.',
      'NAS copy of radarr has no working schedule.',
      "NAS copy of radarr couldn't be checked.",
      'NAS copy of radarr is switched off.',
      'It advice.',
    ]);
  });

  it('says of a hollow copy who contradicts its success', () => {
    const bySelf = planIn('hollow');
    bySelf.document.fact.nothingCopied = { message: 'No files to copy.' };
    expect(
      titles({}, [{ item: item(), plans: [bySelf, planIn('hollow')] }]),
    ).toEqual([
      'NAS copy of radarr reported success but copied nothing.',
      'NAS copy of radarr reported success, but the repository has no restore point of it.',
    ]);
  });

  it('has nothing to say of plans that are as they should be', () => {
    const fine = (['healthy', 'late', 'new'] as const).map(state =>
      planIn(state),
    );
    expect(titles({}, [{ item: item(), plans: fine }])).toEqual([]);
  });

  it('tells a finding from the instant it stands', () => {
    const standing = (standsFrom: number) => ({
      finding: finding('erodes', { standsFrom }),
    });
    expect(
      titles({}, [{ item: item({ findings: [standing(NOON + 1)] }) }]),
    ).toEqual([]);
    expect(
      titles({}, [{ item: item({ findings: [standing(NOON)] }) }]),
    ).toEqual(['It erodes.']);
  });

  it('says what to do wherever there is something to do', () => {
    const fixes = PLAN_STATES.map(state => [
      state,
      problemsIn({}, [{ item: item(), plans: [planIn(state)] }])[0]?.fix !==
        undefined,
    ]);
    expect(Object.fromEntries(fixes)).toEqual({
      unreadable: false,
      gone: true,
      suspended: true,
      failing: true,
      stuck: true,
      hollow: true,
      'never-ran': true,
      new: false,
      overdue: true,
      unscheduled: true,
      late: false,
      healthy: false,
    });
  });
});
