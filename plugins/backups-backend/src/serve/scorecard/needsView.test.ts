import { KeptStatement } from '../../judge/statements/Statement';
import { SourceRecord } from '../../read/SourceRecord';
import { ConcernedEntity } from '../../keep/scorecard/listConcerned';
import { entitiesOfCause, needsView } from './needsView';

const NOW = Date.parse('2026-11-22T13:47:00Z') / 1000;
const HOUR = 3600;

type StateOfCopy = Extract<KeptStatement, { code: 'state' }>;

function state(
  place: string,
  name: StateOfCopy['state'],
  item: string,
  more: Partial<StateOfCopy> = {},
): StateOfCopy {
  const planId = `plan-of-${item}`;
  return {
    code: 'state',
    state: name,
    about: { itemKey: item, item, place, planId },
    cause: `plan/${planId}`,
    rank: 20,
    from: 0,
    ...more,
  };
}

/** A statement that `findCauses` tied to others. */
function shared(statement: StateOfCopy, place: string): KeptStatement {
  const key = `destination/${place.toLowerCase()}`;
  return {
    ...statement,
    cause: key,
    shared: { key, kind: 'destination', subject: place, since: NOW - HOUR },
  };
}

function pastRpo(item: string, from: number): KeptStatement {
  return {
    code: 'past-rpo',
    about: { itemKey: item, item },
    cause: `past-rpo/${item}`,
    rank: 1,
    from,
  };
}

function entity(
  title: string,
  statements: KeptStatement[],
  fields: Partial<ConcernedEntity> = {},
): ConcernedEntity {
  return {
    ref: `component:default/${title}`,
    title,
    verdict: 'needs-attention',
    judgedAt: NOW,
    atRiskAt: NOW + 10 * HOUR,
    statements,
    ...fields,
  };
}

function needs(concerned: ConcernedEntity[]) {
  return needsView({
    concerned,
    visible: 'all',
    silent: [],
    sources: new Map(),
    now: NOW,
  });
}

describe('what is to be done', () => {
  it('is one row for a database that many apps share, for the owner of what stands for it', () => {
    const holders = ['resource:default/shelf'];
    const apps = Array.from({ length: 28 }, (_, index) =>
      entity(`app-${index}`, [
        state('B2', 'failing', 'shelf', {
          about: { item: 'shelf', place: 'B2', holders },
        }),
      ]),
    );
    expect(needs(apps)).toMatchObject([
      { title: 'B2 copy of shelf is failing', entities: 28, holders },
    ]);
    const own = entity('films', [state('NAS', 'failing', 'films')]);
    expect(needs([own])[0].holders).toBeUndefined();
  });

  it('is one row for a dead NAS with 52 apps, before and after they are at risk', () => {
    const apps = Array.from({ length: 52 }, (_, index) => {
      const name = `app-${index}`;
      return entity(
        name,
        [
          shared(state('NAS', 'failing', name), 'NAS'),
          pastRpo(name, NOW + (index + 1) * HOUR),
        ],
        { atRiskAt: NOW + (index + 1) * HOUR },
      );
    });
    expect(needs(apps)).toEqual([
      {
        cause: 'destination/nas',
        kind: { type: 'state', state: 'failing' },
        verdict: 'needs-attention',
        title: '52 copies to NAS went wrong together, from 22 Nov 12:47 UTC on',
        fix: 'Check that NAS can be reached, that its credentials are valid, and that it has room.',
        detail:
          '52 apps affected, none at risk yet; next at 22 Nov 14:47 UTC (app-0)',
        entities: 52,
        atRisk: 0,
        nextAtRisk: { at: '2026-11-22T14:47:00.000Z', title: 'app-0' },
        examples: apps
          .slice(0, 5)
          .map(({ ref, title }) => ({ entityRef: ref, title })),
      },
    ]);
    const later = apps.map(app => ({
      ...app,
      verdict: 'at-risk' as const,
      judgedAt: NOW + 60 * HOUR,
    }));
    const [only, ...others] = needs(later);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      entities: 52,
      atRisk: 52,
      verdict: 'at-risk',
    });
    expect(entitiesOfCause('destination/nas', later)).toHaveLength(52);
  });

  it('is sorted by what is at risk, then by how many it touches', () => {
    const rows = needs([
      entity('a', [shared(state('B2', 'overdue', 'a'), 'B2')]),
      entity('b', [shared(state('B2', 'overdue', 'b'), 'B2')]),
      entity('c', [state('NAS', 'overdue', 'c')]),
      entity('d', [pastRpo('d', NOW - 1)], { verdict: 'at-risk' }),
    ]);
    expect(rows.map(({ title }) => title)).toEqual([
      'd has no copy inside its RPO',
      '2 copies to B2 went wrong together, from 22 Nov 12:47 UTC on',
      'NAS copy of c is overdue',
    ]);
  });

  it('does not tie what began apart, though it is one place', () => {
    expect(
      needs([
        entity('a', [state('B2', 'overdue', 'a')]),
        entity('b', [state('B2', 'overdue', 'b')]),
      ]).map(({ title }) => title),
    ).toEqual(['B2 copy of a is overdue', 'B2 copy of b is overdue']);
  });

  it('says of a hollow copy who contradicts it: its own log, or its repository', () => {
    const title = (contradictedBy: StateOfCopy['contradictedBy']) =>
      needs([
        entity('a', [state('B2', 'hollow', 'a', { contradictedBy })]),
      ]).map(need => need.title);
    expect(title('log')).toEqual([
      'B2 copy of a reported success but copied nothing',
    ]);
    expect(title('listing')).toEqual([
      'B2 copy of a reported success, but the repository has no restore point of it',
    ]);
  });

  it('leaves out what does not apply yet, or any more', () => {
    expect(
      needs([
        entity('a', [
          state('B2', 'overdue', 'a', { from: NOW + 1 }),
          state('B2', 'overdue', 'a', { until: NOW }),
        ]),
      ]),
    ).toEqual([]);
  });

  it('tells a silent cluster once, with what is not told because of it', () => {
    const source = (id: string) =>
      ({
        id,
        cluster: 'home-2',
        readAt: NOW - 4 * HOUR,
        currentUntil: NOW - HOUR,
      } as SourceRecord);
    const sources = new Map(
      ['home-2/volsync', 'home-2/workloads'].map(id => [id, source(id)]),
    );
    const example = { ref: 'component:default/kuma', title: 'kuma' };
    expect(
      needsView({
        visible: 'all',
        concerned: [],
        silent: [
          {
            sourceIds: ['home-2/volsync', 'home-2/workloads'],
            count: 2,
            past: 0,
            firstAt: NOW + HOUR,
            example,
          },
          { sourceIds: ['home-2/workloads'], count: 1, past: 1, example },
        ],
        sources,
        now: NOW,
      }),
    ).toEqual([
      expect.objectContaining({
        cause: 'source/home-2',
        title: 'home-2 has not answered since 22 Nov 09:47 UTC',
        entities: 3,
        detail:
          '3 apps could not be checked, 1 past the RPO as last known; next at 22 Nov 14:47 UTC',
      }),
    ]);
  });
});
