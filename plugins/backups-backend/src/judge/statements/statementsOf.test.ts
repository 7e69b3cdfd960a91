import { NEVER, planStateAt } from 'backstage-plugin-backups-common';
import { NOON, planDocument } from '../../__testUtils__/documents';
import { statementFix, statementTitle } from '../../say/statements';
import { applies } from './Statement';
import { StatedItem, planStatements, statementsOf } from './statementsOf';

const HOUR = 3600;

function plan(changes: Parameters<typeof planDocument>[1] = {}) {
  const document = planDocument('00000000000000aa');
  return planDocument('00000000000000aa', {
    thresholds: {
      succeeded: true,
      expected: true,
      stuckAt: NEVER,
      lateAt: NOON,
      overdueAt: NOON + HOUR,
    },
    dueAt: NOON,
    memory: {
      ...document.memory,
      lastSuccess: { startedAt: NOON - HOUR, finishedAt: NOON - HOUR },
    },
    ...changes,
  });
}

const ITEM = {
  key: 'claim/radarr',
  kind: 'persistent-volume-claim' as const,
  name: 'radarr',
  conflictsWith: [],
  unprotected: false,
  atRiskAt: NEVER,
  unknownAt: NEVER,
  findings: [],
};
const ENTITY = {
  ref: 'component:default/radarr',
  findings: [],
  missingDestinations: [],
  unclassifiedMounts: [],
};

describe('statements about an item', () => {
  const titles = (
    item: Partial<StatedItem>,
    plans: ReturnType<typeof plan>[] = [],
  ) =>
    statementsOf(ENTITY, [{ item: { ...ITEM, ...item }, plans }])
      .filter(statement => statement.code !== 'finding')
      .map(statement => [
        statementTitle(statement, NOON),
        statementFix(statement)?.split(',')[0],
      ]);

  it('say that not all of it is copied where a part of it is', () => {
    const finding = {
      code: 'partly-copied',
      severity: 'advice' as const,
      title: 'Only /a of it is copied.',
      causeKey: 'a',
      evidence: [],
    };
    expect(titles({ unprotected: true })).toEqual([
      ['Nothing copies radarr.', 'Add a backup for it'],
    ]);
    expect(titles({ unprotected: true, findings: [{ finding }] })).toEqual([
      ['Nothing copies all of radarr.', 'Add a backup for it'],
    ]);
  });

  it('ask for no schedule of what tells of no success', () => {
    const silent = plan({ state: 'unscheduled' } as object);
    silent.fact.reportsSuccess = false;
    expect(titles({ unknownAt: 0 }, [silent])).toEqual([
      [
        "We couldn't check whether radarr is safe.",
        'Look at the other end yourself',
      ],
    ]);
  });
});

describe('statements about a plan', () => {
  it('say at each instant what planStateAt says, one state at a time', () => {
    const hidden = plan({
      thresholds: {
        succeeded: false,
        mayHaveSucceeded: true,
        expected: true,
        lateAt: NOON,
        overdueAt: NOON + HOUR,
        stuckAt: NOON + 2 * HOUR,
      },
    });
    const at = (instant: number) =>
      planStatements(hidden, {})
        .filter(statement => applies(statement, instant))
        .map(statement => statement.code === 'state' && statement.state);
    expect(at(NOON)).toEqual([]);
    // A tool that reports one run only: it is never said to have never run.
    expect(at(NOON + HOUR)).toEqual(['overdue']);
    expect(at(NOON + 2 * HOUR)).toEqual([
      planStateAt(hidden.thresholds, NOON + 2 * HOUR, NEVER).state,
    ]);
  });

  it('are none where another object took its place', () => {
    const replaced = plan();
    replaced.memory.replaced = true;
    expect(planStatements(replaced, {})).toEqual([]);
    const former = plan();
    former.fact.former = true;
    expect(planStatements(former, {})).toEqual([]);
  });

  it('begin when the exemption of the item ends', () => {
    const until = NOON + 5 * HOUR;
    const exemption = { reason: 'cache', until, declaredBy: 'annotation' };
    expect(
      statementsOf(ENTITY, [
        { item: { ...ITEM, exemption }, plans: [plan()] },
      ]).map(({ code, from }) => [code, from]),
    ).toEqual([['state', until]]);
    expect(
      statementsOf(ENTITY, [
        {
          item: { ...ITEM, exemption: { ...exemption, until: undefined } },
          plans: [plan()],
        },
      ]),
    ).toEqual([]);
  });
});

describe('statements about an item past its RPO', () => {
  it('call what is past its RPO by what is known not unknown as well', () => {
    const statements = statementsOf(ENTITY, [
      {
        item: { ...ITEM, unknownAt: NOON, atRiskAt: NOON + HOUR },
        plans: [],
      },
    ]);
    const at = (instant: number) =>
      statements
        .filter(statement => applies(statement, instant))
        .map(({ code }) => code);
    expect(at(NOON - 1)).toEqual([]);
    expect(at(NOON)).toEqual(['unknown']);
    expect(at(NOON + HOUR)).toEqual(['past-rpo']);
  });
});
