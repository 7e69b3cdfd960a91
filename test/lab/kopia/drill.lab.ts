import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { runProgram } from '../machine/runProgram';
import { KopiaLab } from './KopiaLab';
import type { KopiaRepository } from './KopiaRepository';

const IDENTITY = 'radarr@downloads:/data';
const HOUR = 3_600_000;

/** What the plugin ships, run as it is. */
const SCRIPT = readFileSync(
  resolvePackagePath(
    'backstage-plugin-backups-backend-module-kopia',
    'manifests/drill/drill.sh',
  ),
  'utf8',
);

/** Takes drills as the portal does, and keeps what was sent. */
async function startPortal() {
  const received: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', part => parts.push(part))
      .on('end', () => {
        received.push(JSON.parse(Buffer.concat(parts).toString('utf8')));
        response.end('{"outcome":"accepted"}');
      });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    received,
    stop: () => new Promise(resolve => server.close(resolve)),
  };
}

describe('the drill that is shipped for Kopia', () => {
  let lab: KopiaLab;
  let repository: KopiaRepository;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    lab = await KopiaLab.start();
    portal = await startPortal();
    repository = await lab.createRepository('nas');
    const begin = Date.now() - 6 * HOUR;
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: { 'radarr.db': 'good', 'config.xml': '<config/>' },
      startedAt: new Date(begin),
    });
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: { 'radarr.db': 'cut short' },
      incomplete: true,
      startedAt: new Date(begin + HOUR),
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await lab?.stop();
  });

  async function drill(check: string, more: Record<string, string> = {}) {
    const { code } = await runProgram('/bin/sh', [], {
      input: SCRIPT,
      codes: [0, 1],
      env: {
        PATH: `${dirname(repository.program)}:${process.env.PATH}`,
        PORTAL: portal.address,
        TOKEN: 'drill-token',
        CONNECT: `filesystem --path=${repository.path}`,
        IDENTITY,
        ENTITY: 'component:default/radarr',
        ITEM: 'radarr',
        COPY: 'ReplicationSource downloads/radarr',
        CHECK: check,
        KOPIA_PASSWORD: repository.password,
        ...more,
      },
    });
    return { code, sent: portal.received.at(-1) };
  }

  it('proves the newest complete snapshot, not the one that was interrupted after it', async () => {
    const { code, sent } = await drill('grep -q good radarr.db');
    expect(sent).toMatchObject({ outcome: 'proven', files: 2 });
    expect(code).toBe(0);
  });

  it('reports a check that fails, with what it printed', async () => {
    const { code, sent } = await drill(`echo "it's \\"broken\\""; exit 3`);
    expect(sent).toMatchObject({
      outcome: 'failed',
      check: expect.stringContaining('"broken"'),
    });
    expect(code).toBe(1);
  });

  it.each([
    ['another password', { KOPIA_PASSWORD: 'wrong' }],
    ['an identity that has no snapshot', { IDENTITY: 'x@y:/data' }],
  ])('reports %s as failed', async (_, more) => {
    const { code, sent } = await drill('true', more);
    expect(sent).toMatchObject({ outcome: 'failed' });
    expect(code).toBe(1);
  });
});
