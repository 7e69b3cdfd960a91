import { KeptStatement } from '../../judge/statements/Statement';
import { sourceRecord } from '../../__testUtils__/documents';
import { EntityChange } from '../../keep/scorecard/listChanges';
import { changesView } from './changesView';

const NOW = Date.parse('2026-11-29T01:00:00Z') / 1000;
const SILENT_SINCE = Date.parse('2026-11-28T21:00:00Z') / 1000;
const SOURCES = new Map(
  [
    sourceRecord('home-1/volsync', {
      readAt: NOW - 60,
      currentUntil: NOW + 900,
    }),
    sourceRecord('home-2/volsync', {
      readAt: SILENT_SINCE,
      currentUntil: SILENT_SINCE + 900,
    }),
  ].map(source => [source.id, source]),
);

function failing(item: string, from: number): KeptStatement {
  return {
    code: 'state',
    state: 'failing',
    about: { item, place: 'NAS' },
    cause: `plan/${item}`,
    rank: 20,
    from,
  };
}

function change(name: string, fields: Partial<EntityChange>): EntityChange {
  return {
    ref: `component:default/${name}`,
    title: name,
    before: { verdict: 'protected', level: 3 },
    after: { verdict: 'at-risk', level: 3 },
    ...fields,
  };
}

function told(...changes: EntityChange[]) {
  return changesView(changes, { now: NOW, sources: SOURCES }).map(
    ({ title, kind, day, at, reason, cause }) => ({
      title,
      kind,
      day,
      at,
      reason,
      cause,
    }),
  );
}

describe('what changed', () => {
  it('shows the day, the time where it is known, and the cause', () => {
    expect(
      told(
        change('mealie', {
          turnedOn: '2026-11-25',
          reason: failing('mealie', Date.parse('2026-11-25T12:49:00Z') / 1000),
        }),
        // Wrong since always: when it began to matter is not known.
        change('komf', { turnedOn: '2026-11-26', reason: failing('komf', 0) }),
      ),
    ).toEqual([
      {
        title: 'komf',
        kind: 'worse',
        day: '2026-11-26',
        at: undefined,
        reason: 'NAS copy of komf is failing',
        cause: 'plan/komf',
      },
      {
        title: 'mealie',
        kind: 'worse',
        day: '2026-11-25',
        at: '2026-11-25T12:49:00.000Z',
        reason: 'NAS copy of mealie is failing',
        cause: 'plan/mealie',
      },
    ]);
  });

  it('names what is silent where nothing can be told, as of its last answer', () => {
    expect(
      told(
        change('uptime-kuma', {
          after: { verdict: 'cannot-tell', level: 3 },
          turnedOn: '2026-11-28',
          sourceIds: ['home-1/volsync', 'home-2/volsync'],
        }),
      ),
    ).toEqual([
      expect.objectContaining({
        at: '2026-11-28T21:00:00.000Z',
        reason: 'home-2 is not answering',
        cause: 'source/home-2',
      }),
    ]);
  });

  it('says what was fixed, and when it was no longer wrong', () => {
    expect(
      told(
        change('sonarr', {
          before: { verdict: 'at-risk', level: 1 },
          after: { verdict: 'protected', level: 1 },
          turnedOn: '2026-11-27',
          reasonBefore: failing('sonarr', NOW - 9 * 86_400),
        }),
      ),
    ).toEqual([
      {
        title: 'sonarr',
        kind: 'better',
        day: '2026-11-27',
        at: undefined,
        reason: 'NAS copy of sonarr is failing',
        cause: 'plan/sonarr',
      },
    ]);
  });

  it('has the newest first, today before all days, and of one day the worse first', () => {
    expect(
      told(
        change('b', {
          before: { verdict: 'at-risk' },
          after: { verdict: 'protected' },
          turnedOn: '2026-11-27',
        }),
        change('a', { turnedOn: '2026-11-27' }),
        change('old', { turnedOn: '2026-11-24' }),
        change('gone', { after: undefined }),
        change('today', {}),
      ).map(({ title }) => title),
    ).toEqual(['today', 'a', 'b', 'old', 'gone']);
  });

  it('gives no reason for a level that moved', () => {
    expect(
      told(
        change('radarr', {
          after: { verdict: 'protected', level: 4 },
          reason: failing('radarr', 0),
          turnedOn: '2026-11-27',
        }),
      ),
    ).toEqual([expect.objectContaining({ kind: 'better', reason: undefined })]);
  });
});
