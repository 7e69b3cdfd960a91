import { at } from '../fixtures/parseReport';
import {
  ASKED,
  listed,
  listingOf,
  readServer,
  served,
} from '../fixtures/serverAnswers';

const RADARR = 'radarr@downloads:/data';
const LAST = { startTime: '2026-08-22T09:00:00Z' };

/** Numbers are those of the traps of Kopia. */
describe('what a naive reader of a Kopia server gets wrong', () => {
  it('trap 1: of snapshots with one content it lists the oldest, unless all are asked for', async () => {
    const all = ['2026-08-16T09:00:00Z', '2026-08-22T09:00:00Z'].map(time =>
      listed(time, { rootID: 'k1' }),
    );
    const { facts } = await readServer({
      sources: [served(RADARR, LAST)],
      snapshots: query => ({
        snapshots: query.has('all') ? all : all.slice(0, 1),
      }),
    });
    expect(listingOf(facts, 'counted')?.identities).toEqual([
      expect.objectContaining({
        points: 2,
        newestGood: expect.objectContaining({
          startedAt: at('2026-08-22T09:00:00Z'),
        }),
      }),
    ]);
  });

  it('trap 2: the last snapshot may be incomplete, and is no good point then', async () => {
    const { facts } = await readServer({
      sources: [served(RADARR, { ...LAST, incomplete: 'checkpoint' })],
    });
    expect(listingOf(facts)?.identities).toEqual([
      expect.objectContaining({
        good: 0,
        newestGood: undefined,
        newest: expect.objectContaining({ incomplete: 'checkpoint' }),
      }),
    ]);
  });

  it('trap 9: it is of one repository, and what it calls itself names no place', async () => {
    const { facts } = await readServer({
      sources: [served(RADARR, LAST)],
      status: { storage: 's3', description: 'Repository in S3: elsewhere' },
      server: { repository: 's3://b2.example.com/volsync/radarr' },
    });
    expect(
      facts.map(fact => ('repository' in fact ? fact.repository : undefined)),
    ).toEqual([
      's3://b2.example.com/volsync/radarr',
      's3://b2.example.com/volsync/radarr',
    ]);
  });

  it('trap 9: it tells of no absence where another server shows it only its own', async () => {
    for (const part of [
      { multiUser: false },
      { status: { apiServerURL: 'https://other:51515' } },
    ]) {
      const { facts } = await readServer({
        sources: [served(RADARR, LAST)],
        ...part,
      });
      expect(listingOf(facts)).toBeUndefined();
    }
  });

  it('trap 10: what it lists is as old as its last look at the repository may be', async () => {
    const { facts } = await readServer({
      sources: [served(RADARR, LAST)],
      snapshots: () => ({ snapshots: [] }),
    });
    expect(listingOf(facts)?.takenAt).toBe(ASKED - 4 * 3600);
    expect(listingOf(facts, 'counted')?.takenAt).toBe(ASKED - 4 * 3600);
    const often = await readServer({
      sources: [served(RADARR, LAST)],
      server: { refreshSeconds: 300 },
    });
    expect(listingOf(often.facts)?.takenAt).toBe(ASKED - 300);
  });

  it.each([
    [{ connected: false }, 'kopia is not connected to a repository.'],
    [
      { connected: false, initTaskID: '7' },
      'kopia is still opening its repository.',
    ],
  ])(
    'trap 10: with %j it is not read, and not empty',
    async (status, words) => {
      await expect(readServer({ status })).rejects.toMatchObject({
        name: 'RemoteReadError',
        message: words,
      });
    },
  );

  it('trap 11: a name may have a policy and no snapshot', async () => {
    const { facts } = await readServer({
      sources: [served('ghost@downloads:/data'), served(RADARR, LAST)],
    });
    expect(
      listingOf(facts)?.identities.map(({ identity, points }) => [
        identity,
        points,
      ]),
    ).toEqual([
      ['ghost@downloads:/data', 0],
      [RADARR, 1],
    ]);
  });

  it('trap 12: what it does with a source says nothing about how its backup went', async () => {
    const tellings = await Promise.all(
      [
        'REMOTE',
        'IDLE',
        'PENDING',
        'UPLOADING',
        'PAUSED',
        'STOPPED',
        'NEW',
      ].map(status => readServer({ sources: [served(RADARR, LAST, status)] })),
    );
    for (const { facts } of tellings) {
      expect(facts).toEqual(tellings[0].facts);
    }
  });

  it.each(['INITIALIZING', 'UNKNOWN', 'FAILED'])(
    'trap 12: a source that is %s was not looked at, which is not the same as none',
    async status => {
      const { facts } = await readServer({
        sources: [
          served('sonarr@downloads:/data', undefined, status),
          served(RADARR, LAST),
        ],
      });
      expect(listingOf(facts)).toMatchObject({
        onlyListedNames: true,
        identities: [{ identity: RADARR }],
      });
    },
  );

  it('trap 12: a refresh that failed leaves an old snapshot, which proves no absence', async () => {
    const { facts } = await readServer({
      sources: [served(RADARR, LAST, 'FAILED')],
    });
    expect(listingOf(facts)).toMatchObject({
      onlyListedNames: true,
      identities: [],
    });
  });

  it('trap 19: a value of the global policy is told apart from Kopia’s own', async () => {
    const retention = { keepDaily: 7 };
    const read = async (policies: unknown[]) => {
      const { facts } = await readServer({
        sources: [served(RADARR, LAST)],
        snapshots: () => ({ snapshots: [listed('2026-08-22T09:00:00Z')] }),
        policies,
      });
      const [repository] = facts.flatMap(fact =>
        fact.type === 'repository' ? fact : [],
      );
      return repository.retentions?.[0].retention.inherited.find(
        ({ key }) => key === 'daily',
      );
    };
    expect(await read([])).toMatchObject({
      value: '7',
      from: "Kopia's own default",
    });
    expect(
      await read([
        {
          id: 'p1',
          target: { host: '', userName: '', path: '' },
          policy: { retention },
        },
      ]),
    ).toMatchObject({ value: '7', from: "the repository's global policy" });
  });

  it('trap 20: snapshots are asked for with all three parts of their source, or not at all', async () => {
    const { asked, facts } = await readServer({
      sources: [
        served(RADARR, LAST),
        {
          source: { host: 'downloads', userName: '', path: '' },
          status: 'IDLE',
        },
      ],
      snapshots: () => ({ snapshots: [] }),
    });
    expect(asked.filter(path => path.includes('/snapshots'))).toEqual([
      '/api/v1/snapshots?userName=radarr&host=downloads&path=%2Fdata&all=1',
    ]);
    expect(listingOf(facts, 'counted')?.identities).toHaveLength(1);
  });

  it('trap 21: takes nothing from metrics, nor from anything else than its lists', async () => {
    const { asked } = await readServer({
      sources: [served(RADARR, LAST)],
      snapshots: () => ({ snapshots: [] }),
    });
    expect(asked.map(path => path.split('?')[0])).toEqual([
      '/api/v1/control/status',
      '/api/v1/control/sources',
      '/api/v1/policies',
      '/api/v1/snapshots',
    ]);
  });

  it('leaves out of the list what it does not understand, and proves no absence then', async () => {
    const { facts, issues } = await readServer({
      sources: [{ source: 7 }, served(RADARR, LAST)],
    });
    expect(issues).toEqual(['sources: 1 of them could not be understood.']);
    expect(listingOf(facts)).toMatchObject({
      onlyListedNames: true,
      identities: [{ identity: RADARR }],
    });
  });

  it('says that a server without a password lets everybody delete', async () => {
    const { facts } = await readServer({ server: { control: undefined } });
    expect(facts).toContainEqual(
      expect.objectContaining({
        type: 'finding',
        finding: expect.objectContaining({
          code: 'kopia-server-open',
          severity: 'advice',
        }),
      }),
    );
  });
});
