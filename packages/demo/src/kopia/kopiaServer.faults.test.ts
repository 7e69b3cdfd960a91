import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import type { KopiaServer } from 'backstage-plugin-backups-backend-module-kopia';
import type { RemoteReading } from 'backstage-plugin-backups-node';
import { KopiaContents } from './KopiaContents';
import type {
  KopiaServerFault,
  LoopbackKopiaServer,
} from './LoopbackKopiaServer';
import { startLoopbackKopiaServer } from './startLoopbackKopiaServer';

const STARTED = new Date('2026-08-22T09:00:00Z');

describe('a Kopia server with a fault', () => {
  let server: LoopbackKopiaServer;
  beforeAll(async () => {
    const contents = new KopiaContents();
    for (const name of ['radarr', 'sonarr']) {
      contents.takeSnapshot({
        identity: `${name}@downloads:/data`,
        startedAt: STARTED,
        content: name,
      });
    }
    server = await startLoopbackKopiaServer({ contents });
  });
  afterEach(() => server.setFault(undefined));
  afterAll(() => server.close());

  function read(
    changes: Partial<KopiaServer> = {},
    signal = new AbortController().signal,
  ): Promise<RemoteReading> {
    const { remotes = [] } = createKopiaProvider({
      servers: [
        {
          name: 'kopia',
          url: server.url,
          repository: 'nfs://citadel.internal/kopia',
          control: server.control,
          ui: server.ui,
          fingerprint: server.fingerprint,
          refreshSeconds: 14_400,
          intervalSeconds: 900,
          deadlineSeconds: 30,
          ...changes,
        },
      ],
    });
    return remotes[0].read({ signal });
  }

  it.each<[KopiaServerFault, RegExp, RegExp]>([
    ['down', /does not answer/, /scaled to zero.*What it told before stands/],
    [
      'scaled-to-zero',
      /^Nothing answers behind the address of kopia \(503\)/,
      /What it told before stands/,
    ],
    ['not-connected', /is not connected to a repository/, /says nothing about/],
    ['opening', /is still opening its repository/, /stands until then/],
    ['no-control', /does not let the control user/, /--no-control-api/],
    ['no-ui', /has no UI \(404\)/, /leave out ui of server kopia/],
    ['garbage', /answers 200: It answers with no JSON\./, /log of kopia/],
  ])('tells nothing while it is %s, and says so', async (fault, words, fix) => {
    server.setFault(fault);
    await expect(read()).rejects.toMatchObject({
      name: 'RemoteReadError',
      message: expect.stringMatching(words),
      fix: expect.stringMatching(fix),
    });
  });

  it('is left alone by a reading whose time is over', async () => {
    server.setFault('silent');
    const controller = new AbortController();
    const reading = read({}, controller.signal);
    controller.abort(new Error('too late'));
    await expect(reading).rejects.toThrow('too late');
  });

  it('tells of the other names where it cannot list the snapshots of one, without its words', async () => {
    server.setFault('broken-snapshots');
    const { facts, issues } = await read();
    expect(issues).toEqual([
      {
        where: 'radarr@downloads:/data',
        message: 'Its snapshots are not told (500).',
      },
    ]);
    expect(
      [...facts].flatMap(fact =>
        fact.type === 'listing' && fact.extent === 'counted'
          ? fact.identities.map(({ identity }) => identity)
          : [],
      ),
    ).toEqual(['sonarr@downloads:/data']);
  });

  it('is asked nothing but GET, of paths that only tell', async () => {
    const before = server.asked().length;
    await read();
    expect(
      server
        .asked()
        .slice(before)
        .map(question => question.split('?')[0])
        .sort(),
    ).toEqual([
      'GET /',
      'GET /api/v1/control/sources',
      'GET /api/v1/control/status',
      'GET /api/v1/policies',
      'GET /api/v1/snapshots',
      'GET /api/v1/snapshots',
    ]);
  });

  it('is asked nothing at all where its certificate is another', async () => {
    const before = server.asked().length;
    await expect(read({ fingerprint: 'f'.repeat(64) })).rejects.toThrow(
      /another certificate/,
    );
    expect(server.asked()).toHaveLength(before);
  });
});
