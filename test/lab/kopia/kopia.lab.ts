import { request } from 'node:https';
import { z } from 'zod';
import { KopiaLab } from './KopiaLab';
import type { KopiaRepository } from './KopiaRepository';
import type { KopiaServer, ServerCredentials } from './KopiaServer';

const NFS = 'radarr@downloads:/data';
const B2 = 'radarr-b2@downloads:/data';
const HOUR = 3_600_000;

const snapshotsSchema = z.array(
  z.object({
    id: z.string(),
    source: z.object({
      userName: z.string(),
      host: z.string(),
      path: z.string(),
    }),
    startTime: z.string(),
    incomplete: z.string().optional(),
    rootEntry: z.object({
      summ: z.object({ numFailed: z.number().optional() }),
    }),
    retentionReason: z.array(z.string()).optional(),
  }),
);

async function snapshotsOf(repository: KopiaRepository, identity: string) {
  return snapshotsSchema
    .parse(JSON.parse(await repository.json('snapshot', 'list', '--all')))
    .filter(
      ({ source: { userName, host, path } }) =>
        `${userName}@${host}:${path}` === identity,
    );
}

describe('Kopia', () => {
  let lab: KopiaLab;
  let repository: KopiaRepository;
  beforeAll(async () => {
    lab = await KopiaLab.start();
    repository = await lab.createRepository('nas');
  });
  afterAll(() => lab?.stop());

  describe('that VolSync movers wrote to', () => {
    const begin = Date.now() - 12 * HOUR;
    beforeAll(async () => {
      for (const hours of [0, 6]) {
        await repository.takeSnapshot({
          identity: NFS,
          files: { 'radarr.db': `at ${hours}` },
          startedAt: new Date(begin + hours * HOUR),
        });
      }
      await repository.takeSnapshot({
        identity: NFS,
        files: { 'radarr.db': 'cut short' },
        incomplete: true,
        startedAt: new Date(begin + 7 * HOUR),
      });
      await repository.takeSnapshot({
        identity: B2,
        files: { 'radarr.db': 'readable', 'config.xml': 'not' },
        unreadable: ['config.xml'],
        startedAt: new Date(begin),
      });
    });

    it('lists what each of them copied, with its start', async () => {
      const snapshots = await snapshotsOf(repository, NFS);
      expect(snapshots.map(({ incomplete }) => incomplete)).toEqual([
        undefined,
        undefined,
        'limit reached',
      ]);
      expect(Date.parse(snapshots[0].startTime)).toBe(
        Math.floor(begin / 1000) * 1000,
      );
    });

    it('saves a snapshot with errors inside as a whole one', async () => {
      const [snapshot] = await snapshotsOf(repository, B2);
      expect(snapshot.incomplete).toBeUndefined();
      expect(snapshot.rootEntry.summ.numFailed).toBe(1);
    });

    it('fills in the retention that a policy leaves out', async () => {
      await repository.setRetention(B2, { 'keep-daily': 14 });
      const policy = JSON.parse(await repository.json('policy', 'show', B2));
      expect(policy.retention).toEqual({
        keepLatest: 10,
        keepHourly: 48,
        keepDaily: 14,
        keepWeekly: 4,
        keepMonthly: 24,
        keepAnnual: 3,
        ignoreIdenticalSnapshots: false,
      });
    });
  });

  describe('maintenance', () => {
    const info = async () =>
      JSON.parse(await repository.json('maintenance', 'info'));

    it('has never run, whoever owns it', async () => {
      await repository.setMaintenanceOwner('volsync-src-x7@gone');
      expect(await info()).toMatchObject({
        owner: 'volsync-src-x7@gone',
        schedule: { runs: null },
      });
    });

    it('tells its runs, the newest first', async () => {
      await repository.maintain();
      const { schedule } = await info();
      expect(schedule.runs['snapshot-gc']).toEqual([
        expect.objectContaining({ success: true }),
      ]);
    });
  });

  it('a mirror has the same id and the same snapshots', async () => {
    const mirror = await lab.mirror(repository, 'b2-mirror');
    const idOf = async (each: KopiaRepository) =>
      JSON.parse(await each.json('repository', 'status')).uniqueIDHex;
    expect(await idOf(mirror)).toBe(await idOf(repository));
    expect(await snapshotsOf(mirror, NFS)).toEqual(
      await snapshotsOf(repository, NFS),
    );
  });

  describe('its server', () => {
    let server: KopiaServer;
    beforeAll(async () => {
      server = await repository.serve();
    });

    const get = (path: string, who?: ServerCredentials) =>
      new Promise<{ status?: number; body: string; sha256: string }>(
        (resolve, reject) => {
          request(
            server.url + path,
            {
              ca: server.certificate,
              auth: who && `${who.username}:${who.password}`,
            },
            response => {
              const socket = response.socket as import('node:tls').TLSSocket;
              const sha256 = socket
                .getPeerCertificate()
                .fingerprint256.replaceAll(':', '')
                .toLocaleLowerCase('en-US');
              let body = '';
              response.on('data', chunk => {
                body += chunk;
              });
              response.on('end', () =>
                resolve({ status: response.statusCode, body, sha256 }),
              );
            },
          )
            .on('error', reject)
            .end();
        },
      );

    it('tells the control user its sources, all of them remote', async () => {
      const { status, body, sha256 } = await get(
        '/api/v1/control/sources',
        server.control,
      );
      expect(status).toBe(200);
      expect(sha256).toBe(server.certificateSha256);
      const { sources } = JSON.parse(body);
      expect(sources).toHaveLength(2);
      for (const source of sources) expect(source.status).toBe('REMOTE');
    });

    it('tells nobody else', async () => {
      expect(await get('/api/v1/control/sources')).toMatchObject({
        status: 401,
      });
    });
  });

  it('forgets a snapshot that somebody deletes', async () => {
    const [oldest, ...others] = await snapshotsOf(repository, NFS);
    await repository.deleteSnapshot(oldest.id);
    expect((await snapshotsOf(repository, NFS)).map(({ id }) => id)).toEqual(
      others.map(({ id }) => id),
    );
  });
});
