import type { NeedView } from '../api/NeedsView';
import { thingsToDo } from './thingsToDo';

function need(app: string, changes: Partial<NeedView> = {}): NeedView {
  return {
    cause: `${app} ${changes.title}`,
    kind: { type: 'state', state: 'failing' },
    verdict: 'at-risk',
    title: app,
    entities: 1,
    atRisk: 1,
    examples: [{ entityRef: `component:default/${app}`, title: app }],
    ...changes,
  };
}

const names = (things: NeedView[][]) =>
  things.map(thing => thing.map(({ title }) => title));

describe('thingsToDo', () => {
  it('counts what is done together once, and keeps the order', () => {
    const unprotected = {
      kind: { type: 'item', problem: 'unprotected' },
    } as const;
    const { urgent } = thingsToDo([
      need('mealie', unprotected),
      need('radarr', { title: 'NAS copy of radarr' }),
      need('plex', unprotected),
      need('radarr', { title: 'B2 copy of radarr' }),
      need('sonarr'),
    ]);
    expect(names(urgent)).toEqual([
      ['mealie', 'plex'],
      ['NAS copy of radarr', 'B2 copy of radarr'],
      ['sonarr'],
    ]);
  });

  it('keeps apart what has another fix, and what is for other owners', () => {
    const finding = {
      kind: { type: 'finding', severity: 'breaks-restore' },
    } as const;
    const { urgent } = thingsToDo([
      need('mealie', { ...finding, fix: 'one' }),
      need('mealie', { ...finding, fix: 'two' }),
      need('mealie', { ...finding, fix: 'two', holders: ['group:default/a'] }),
    ]);
    expect(urgent).toHaveLength(3);
  });

  it('leaves for later what only weakens restores, of an app at risk too', () => {
    const { urgent, later } = thingsToDo([
      need('silent', { verdict: 'cannot-tell' }),
      need('attention', { verdict: 'needs-attention' }),
      need('erodes', { kind: { type: 'finding', severity: 'erodes' } }),
    ]);
    expect(names(urgent)).toEqual([['silent']]);
    expect(names(later)).toEqual([['attention'], ['erodes']]);
  });
});
