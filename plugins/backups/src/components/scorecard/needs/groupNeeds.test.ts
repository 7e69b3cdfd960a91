import { thingsToDo, type NeedView } from 'backstage-plugin-backups-common';
import { groupNeeds } from './groupNeeds';

function need(app: string, changes: Partial<NeedView>): NeedView {
  return {
    cause: `${app} ${changes.title}`,
    kind: { type: 'item', problem: 'unprotected' },
    verdict: 'at-risk',
    title: app,
    entities: 1,
    atRisk: 1,
    examples: [{ entityRef: `component:default/${app}`, title: app }],
    ...changes,
  };
}

const rowsOf = (needs: NeedView[]) => groupNeeds(thingsToDo(needs).urgent);

describe('groupNeeds', () => {
  it('has one row for all that nothing copies, and one for all copies in one state', () => {
    const empty = { kind: { type: 'state', state: 'hollow' } } as const;
    const rows = rowsOf([
      need('actual', {}),
      need('komf', { ...empty, title: 'NAS copy of komf', fix: 'Look at a' }),
      need('bookorbit', {}),
      need('komf', { ...empty, title: 'B2 copy of komf', fix: 'Look at b' }),
      need('mealie', { ...empty, title: 'NAS copy of mealie' }),
      need('radarr', { ...empty, title: '52 copies on NAS', entities: 52 }),
    ]);
    expect(rows.map(row => row.map(({ title }) => title))).toEqual([
      ['actual', 'bookorbit'],
      ['NAS copy of komf', 'B2 copy of komf', 'NAS copy of mealie'],
      ['52 copies on NAS'],
    ]);
  });

  it('keeps apart what has another fix, or is for other owners', () => {
    const failing = {
      kind: { type: 'finding', severity: 'breaks-restore' },
    } as const;
    expect(
      rowsOf([
        need('mealie', { ...failing, fix: 'one' }),
        need('mealie', { ...failing, fix: 'two' }),
        need('shelf', {}),
        need('shelf', { holders: ['group:default/media'] }),
      ]),
    ).toHaveLength(4);
  });
});
