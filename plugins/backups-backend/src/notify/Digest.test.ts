import { NeedView } from 'backstage-plugin-backups-common';
import { Notice } from 'backstage-plugin-backups-node';
import { mockLogger } from '../__testUtils__/mockLogger';
import { ScorecardService } from '../serve/scorecard/ScorecardService';
import { Digest } from './Digest';

const MEDIA = 'group:default/media';
const HOME = 'group:default/home';

function needOf(title: string): NeedView {
  return {
    cause: title,
    kind: { type: 'state', state: 'failing' },
    verdict: 'at-risk',
    title,
    entities: 2,
    atRisk: 2,
    examples: [{ entityRef: `component:default/${title}`, title }],
  };
}

describe('the digest of a week', () => {
  it('tells each owner what needs them, the platform owner what is nobody’s, and nobody that all is well', async () => {
    const titles = new Map([
      [MEDIA, ['NAS is silent', 'Nothing copies plex']],
      ['', ['Nothing copies stray']],
    ]);
    const needs = jest.fn(async ({ filter }) => {
      const all = (filter.owners as string[]).flatMap(owner =>
        (titles.get(owner) ?? []).map(title => needOf(title)),
      );
      return { needs: all, urgent: all.length, later: 0 };
    });
    const scorecard = {
      needs,
      changes: async () => ({ changes: [], more: 0 }),
      coverage: async () => ({ counted: 9, protected: 4 }),
    } as unknown as ScorecardService;
    const sent: Notice[] = [];
    await new Digest({
      scorecard,
      store: {
        getFacets: async () =>
          ({ owners: [MEDIA, HOME] } as unknown as Awaited<
            ReturnType<
              ConstructorParameters<typeof Digest>[0]['store']['getFacets']
            >
          >),
      },
      channels: [{ id: 'test', send: async notice => void sent.push(notice) }],
      platformOwner: 'group:default/platform',
      logger: mockLogger(),
    }).send(new AbortController().signal);
    expect(
      sent.map(({ kind, recipient, title }) => [kind, recipient, title]),
    ).toEqual([
      [
        'digest',
        MEDIA,
        'Backups this week: 4 of 9 apps protected, 2 things need you',
      ],
      [
        'digest',
        'group:default/platform',
        'Backups this week: 4 of 9 apps protected, 1 thing needs you',
      ],
    ]);
    expect(sent[0].description).toContain(
      'NAS is silent (2 apps)\nNothing copies plex (2 apps)',
    );
  });
});
