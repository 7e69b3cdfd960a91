import { Concern } from '../../judge/causes/concernsOf';
import { SourceRecord } from '../../keep/documents';
import { ConcernedEntity } from '../../keep/scorecard/ScorecardStore';
import { entitiesOfCause, hollowPlans, needsView } from './needsView';

const NOW = Date.parse('2026-11-22T13:47:00Z') / 1000;
const HOUR = 3600;

function state(
  place: string,
  name: 'failing' | 'overdue' | 'hollow',
  item: string,
  from = 0,
): Concern {
  const planId = `plan-of-${item}`;
  return {
    cause: `plan/${planId}`,
    from,
    kind: { type: 'state', state: name, place, planId },
    item,
  };
}

/** A concern that `findCauses` tied to others. */
function shared(concern: Concern, place: string): Concern {
  const key = `destination/${place.toLowerCase()}`;
  const { kind } = concern;
  if (kind.type !== 'state') throw new Error('Only copies share a cause');
  return {
    ...concern,
    cause: key,
    kind: {
      ...kind,
      shared: {
        key,
        kind: 'destination',
        subject: place,
        since: NOW - HOUR,
      },
    },
  };
}

function pastRpo(item: string, from: number): Concern {
  return {
    cause: `past-rpo/${item}`,
    from,
    kind: { type: 'past-rpo' },
    item,
  };
}

function entity(
  title: string,
  concerns: Concern[],
  fields: Partial<ConcernedEntity> = {},
): ConcernedEntity {
  return {
    ref: `component:default/${title}`,
    title,
    verdict: 'needs-attention',
    judgedAt: NOW,
    atRiskAt: NOW + 10 * HOUR,
    concerns,
    ...fields,
  };
}

function needs(concerned: ConcernedEntity[]) {
  return needsView({ concerned, silent: [], sources: new Map(), now: NOW });
}

describe('what needs somebody', () => {
  it('is one row for a database that many apps share, for the owner of what stands for it', () => {
    const holders = ['resource:default/shelf'];
    const apps = Array.from({ length: 28 }, (_, index) =>
      entity(`app-${index}`, [{ ...state('B2', 'failing', 'shelf'), holders }]),
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
        title: '52 copies to NAS went bad together, from 22 Nov 12:47 UTC on',
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
      'd has no copy inside its RPO that counts',
      '2 copies to B2 went bad together, from 22 Nov 12:47 UTC on',
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
    const concerned = [entity('a', [state('B2', 'hollow', 'a')])];
    const title = (listedWithout: ReadonlySet<string>) =>
      needsView({
        concerned,
        silent: [],
        sources: new Map(),
        listedWithout,
        now: NOW,
      }).map(need => need.title);
    expect(title(new Set())).toEqual([
      'B2 copy of a reports success, but copied nothing',
    ]);
    expect(title(new Set(['plan-of-a']))).toEqual([
      'B2 copy of a reports success, but has no restore point in its repository',
    ]);
    expect(hollowPlans(concerned)).toEqual(['plan-of-a']);
  });

  it('leaves out what does not stand yet', () => {
    expect(
      needs([entity('a', [state('B2', 'overdue', 'a', NOW + 1)])]),
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
          '3 apps cannot be told, 1 past the RPO by last knowledge; next at 22 Nov 14:47 UTC',
      }),
    ]);
  });
});
