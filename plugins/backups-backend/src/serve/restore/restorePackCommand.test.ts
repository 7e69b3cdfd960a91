import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { basename, resolve } from 'node:path';
import { parse } from 'yaml';
import { restoreWorld } from './__testUtils__/restoreWorld';

const FOLDER = resolve(__dirname, '../../../manifests/restore-pack');
const TOKEN = 'token-of-the-pack-job';

interface Container {
  command: string[];
  env: { name: string; value?: string }[];
}

/** What the shipped job runs. */
function shippedContainer(): Container {
  const job = parse(readFileSync(`${FOLDER}/cronjob.yaml`, 'utf8'));
  return job.spec.jobTemplate.spec.template.spec.containers[0];
}

describe('the shipped job that keeps a restore pack', () => {
  const world = restoreWorld();
  const share = createMockDirectory();

  /** @returns what it says, and how it ends, as its container would */
  async function run(
    server: { address(): unknown },
    told: Record<string, string> = {},
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const { command, env } = shippedContainer();
    const [program, ...words] = command;
    expect(program).toBe('node');
    const places = words.map(word =>
      word.replace(/^\/scripts(?=\/)/, FOLDER).replace(/^\/pack$/, share.path),
    );
    const { port } = server.address() as AddressInfo;
    return new Promise(done => {
      execFile(
        process.execPath,
        places,
        {
          env: {
            ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
            PORTAL: `http://localhost:${port}`,
            TOKEN,
            ...told,
          },
        },
        (error, stdout, stderr) =>
          done({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });
  }

  function start() {
    share.clear();
    return world.start(
      {},
      {
        features: [authServiceFactory, httpAuthServiceFactory],
        config: {
          backend: {
            auth: {
              externalAccess: [
                {
                  type: 'static',
                  options: { token: TOKEN, subject: 'restore-pack' },
                  accessRestrictions: [
                    { plugin: 'backups', permission: 'backups.runbook.read' },
                  ],
                },
              ],
            },
          },
        },
      },
    );
  }

  it('writes the runbooks as a folder, and leads to the newest', async () => {
    const { server } = await start();
    expect(await run(server)).toEqual({
      code: 0,
      stdout: expect.stringContaining('1 apps, 0 left out'),
      stderr: '',
    });
    const latest = realpathSync(share.resolve('latest'));
    expect(basename(latest)).toMatch(/^\d{8}T\d{6}Z$/);
    const index = readFileSync(`${latest}/README.md`, 'utf8');
    const named = [...index.matchAll(/\]\((.+?\.md)\)/g)].map(([, file]) =>
      readFileSync(`${latest}/${file}`, 'utf8'),
    );
    expect(named).toEqual([
      expect.stringContaining('# If the site is lost'),
      expect.stringContaining('# Restore radarr: 2 items together'),
    ]);
    // Nothing else lies there: no unfinished pack, no second link.
    expect(readdirSync(share.path).sort()).toEqual(
      [basename(latest), 'latest'].sort(),
    );
  });

  it('keeps as many packs as it is told, and what is no pack', async () => {
    const { server } = await start();
    share.setContent({
      '20260101T054100Z': { 'README.md': 'oldest' },
      '20260102T054100Z': { 'README.md': 'older' },
      '2026 by hand': { 'notes.md': 'mine' },
    });
    expect(await run(server, { KEEP: '2' })).toMatchObject({ code: 0 });
    const latest = basename(realpathSync(share.resolve('latest')));
    expect(readdirSync(share.path).sort()).toEqual(
      ['2026 by hand', '20260102T054100Z', latest, 'latest'].sort(),
    );
  });

  it.each<[string, Record<string, string>, string]>([
    ['the token is none', { TOKEN: 'wrong' }, 'answered 401'],
    ['no app is in it', { SYSTEM: 'media' }, 'No app is in the pack'],
    [
      'nobody answers',
      { PORTAL: 'http://localhost:1' },
      'No restore pack: fetch failed',
    ],
    ['it is told nonsense', { KEEP: 'all' }, "KEEP is 'all'"],
  ])('fails, and leaves all as it is, where %s', async (_why, told, says) => {
    const { server } = await start();
    const { code, stderr } = await run(server, told);
    expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
    expect(stderr).not.toContain(TOKEN);
    expect(existsSync(share.resolve('latest'))).toBe(false);
    expect(readdirSync(share.path)).toEqual([]);
  });
});
