import { createMockDirectory } from '@backstage/backend-test-utils';
import { createTrueNasProvider } from 'backstage-plugin-backups-backend-module-truenas';
import type { RemoteSource } from 'backstage-plugin-backups-node';
import { LoopbackTrueNas, NasFault } from './LoopbackTrueNas';
import { NAS_KEY, NAS_USER } from './nasAnswersAt';
import { startLoopbackTrueNas } from './startLoopbackTrueNas';

const ANCHOR = new Date('2026-08-22T10:00:00Z');

describe('TrueNAS over TLS', () => {
  const folder = createMockDirectory();
  let nas: LoopbackTrueNas;

  beforeAll(async () => {
    nas = await startLoopbackTrueNas({ anchor: ANCHOR, now: () => ANCHOR });
    folder.setContent({ 'nas.pem': nas.certificate });
  });
  afterEach(() => nas.setFault(undefined));
  afterAll(() => nas.close());

  function remote(
    changes: { apiKey?: string; caFile?: string | null; url?: string } = {},
  ): RemoteSource {
    const url = new URL(changes.url ?? nas.url);
    url.protocol = 'wss:';
    url.pathname = '/api/current';
    const { caFile = folder.resolve('nas.pem') } = changes;
    const [source] =
      createTrueNasProvider({
        servers: [
          {
            name: 'nas',
            url: url.toString(),
            username: NAS_USER,
            apiKey: changes.apiKey ?? NAS_KEY,
            hosts: ['citadel.internal'],
            caFile: caFile ?? undefined,
            intervalSeconds: 900,
            deadlineSeconds: 5,
          },
        ],
      }).remotes ?? [];
    return source;
  }

  async function read(source = remote(), signal?: AbortSignal) {
    return source.read({ signal: signal ?? new AbortController().signal });
  }

  it('logs in, asks for what it needs, and goes', async () => {
    const before = nas.calls().length;
    const { facts, issues, complete } = await read();
    expect(nas.calls().slice(before)).toEqual([
      'auth.login_ex',
      'cloudsync.query',
      'system.general.config',
      'alert.list',
      'core.get_jobs',
    ]);
    expect({ issues, complete }).toEqual({ issues: [], complete: true });
    expect(
      [...facts].flatMap(fact =>
        fact.type === 'plan' ? fact.object.name : [],
      ),
    ).toEqual([
      'Photos to B2',
      'Documents to B2',
      'Books to B2',
      'Vault to B2',
      'Scans to B2',
    ]);
  });

  it('sends the key to nobody whose certificate it does not trust', async () => {
    const before = nas.calls().length;
    await expect(read(remote({ caFile: null }))).rejects.toMatchObject({
      message: expect.stringMatching(/^The certificate of .* is not trusted/),
      fix: expect.stringContaining('caFile of server nas. Nothing was sent.'),
    });
    await expect(
      read(remote({ url: nas.url.replace('127.0.0.1', '[::ffff:7f00:1]') })),
    ).rejects.toThrow();
    expect(nas.calls()).toHaveLength(before);
  });

  it('says which key is refused, without the key', async () => {
    const refusal = read(remote({ apiKey: 'planted-key' }));
    await expect(refusal).rejects.toMatchObject({
      message: 'nas refuses the API key of user backstage.',
      fix: expect.not.stringContaining('planted'),
    });
  });

  it.each<[NasFault, RegExp, RegExp]>([
    ['wrong-key', /refuses the API key/, /both have to fit/],
    ['revoked-key', /expired or was revoked/, /insecure connection/],
    ['no-rights', /role CLOUD_SYNC_READ is missing/, /it needs no other/],
    ['no-interface', /no JSON-RPC interface .* \(404\)/, /since 25\.04/],
    ['down', /does not answer \(ECONNRESET\)/, /Check that nas is up/],
    ['garbage', /no JSON-RPC/, /Check url of server nas/],
    ['breaks-off', /connection was closed/, /Check url of server nas/],
  ])('%s: says what happened, and what to do', async (fault, what, how) => {
    nas.setFault(fault);
    const error = await read().catch(caught => caught);
    expect(error).toMatchObject({ name: 'RemoteReadError' });
    expect(error.message).toMatch(what);
    expect(error.fix ?? '').toMatch(how);
  });

  it('is told from outside when it waits in vain', async () => {
    nas.setFault('silent');
    const signal = AbortSignal.timeout(50);
    await expect(read(remote(), signal)).rejects.toThrow();
  });

  it('does without alerts and zone where the key has few rights, and says so', async () => {
    nas.setFault('few-rights');
    const { facts, issues } = await read();
    expect([...facts].filter(({ type }) => type === 'plan')).toHaveLength(5);
    expect(issues?.map(({ where }) => where)).toEqual([
      'system.general.config',
      'alert.list',
    ]);
  });

  it('loses one task that makes no sense, and no other', async () => {
    nas.setFault('broken-task');
    const { facts, issues, complete } = await read();
    expect([...facts].filter(({ type }) => type === 'plan')).toHaveLength(4);
    expect(issues).toMatchObject([{ where: 'cloudsync.query[0]' }]);
    // What is not there may be the task nobody could read.
    expect(complete).toBe(false);
  });

  it('does not need the file of a certificate to start, and misses it when it reads', async () => {
    await expect(
      read(remote({ caFile: folder.resolve('nothing.pem') })),
    ).rejects.toMatchObject({
      message: 'The certificate to trust for nas cannot be read (ENOENT).',
    });
  });
});
