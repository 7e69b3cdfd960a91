import { Readable } from 'node:stream';
import { kopiaReportFormat } from 'backstage-plugin-backups-backend-module-kopia/testUtils';
import { lockReachAt } from 'backstage-plugin-backups-common';
import { S3Server } from '../s3/S3Server';
import { KopiaLab } from './KopiaLab';
import type { KopiaRepository } from './KopiaRepository';
import { lockMarkAt } from './lockMarkAt';

const REGION = 'garage';
const BUCKET = 'vault';
const HOUR = 3600;
/** Kopia renews only what is locked a day longer than its full maintenance waits. */
const PERIOD = 72 * HOUR;

describe('a lock on a real repository', () => {
  let lab: KopiaLab;
  let server: S3Server;
  let repository: KopiaRepository;

  beforeAll(async () => {
    lab = await KopiaLab.start();
    server = await S3Server.start({ tls: false, region: REGION });
    await server.makeLockingBucket(BUCKET);
    repository = await lab.createRepository('vault', [
      ...['s3', `--bucket=${BUCKET}`, `--region=${REGION}`],
      ...[`--endpoint=${server.host}`, '--disable-tls'],
      `--access-key=${server.accessKeyId}`,
      `--secret-access-key=${server.secretAccessKey}`,
      ...['--retention-mode=COMPLIANCE', `--retention-period=${PERIOD}s`],
    ]);
    await repository.takeSnapshot({
      identity: 'radarr@downloads:/data',
      files: { 'radarr.db': 'locked' },
    });
  });
  afterAll(async () => {
    await server?.stop();
    await lab?.stop();
  });

  /** @returns what the shipped job reports of it */
  async function report(): Promise<Buffer> {
    const print = async (...args: string[]) =>
      JSON.parse(await repository.json(...args));
    const told = {
      snapshots: await print('snapshot', 'list', '--all'),
      status: await print('repository', 'status'),
      maintenance: await print('maintenance', 'info'),
    };
    return Buffer.from(JSON.stringify(told));
  }

  /** @returns what that says of its lock */
  async function reportedLock() {
    const body = Readable.from([await report()]);
    for await (const fact of kopiaReportFormat.parse(body, {
      repository: 'vault',
      takenAt: Math.floor(Date.now() / 1000),
    })) {
      if (fact.type === 'repository') {
        return {
          lockMode: fact.lockMode,
          lockedSeconds: fact.lockedSeconds,
          renewal: fact.lockRenewal,
        };
      }
    }
    throw new Error('The report tells of no repository.');
  }

  it('covers only what is new as long as Kopia does not renew it', async () => {
    const lock = await reportedLock();
    expect(lock).toMatchObject({
      lockMode: 'compliance',
      lockedSeconds: PERIOD,
      renewal: { enabled: false },
    });
    expect(lockReachAt(lock, Date.now() / 1000)).toBe('only-new');
  });

  it('covers everything once it is renewed, and falls when its time is over', async () => {
    await repository.kopia('maintenance', 'set', '--extend-object-locks=true');
    // With its usual safety: the storage refuses to delete at once.
    await repository.kopia('maintenance', 'run', '--full');
    const lock = await reportedLock();
    const renewedAt = lock.renewal?.lastSuccessAt ?? 0;
    expect(Math.abs(Date.now() / 1000 - renewedAt)).toBeLessThan(HOUR);
    const reaches = [renewedAt, renewedAt + PERIOD - 1, renewedAt + PERIOD + 1];
    expect(reaches.map(now => lockReachAt(lock, now))).toEqual([
      'everything',
      'everything',
      'ended',
    ]);
  });

  it('is a mark on the page of the app as long as it lasts, and no longer', async () => {
    const { renewal } = await reportedLock();
    const renewedAt = renewal?.lastSuccessAt ?? 0;
    const told = {
      bucket: BUCKET,
      endpoint: server.host,
      body: await report(),
      takenAt: new Date(),
    };
    const end = renewedAt + PERIOD;
    const marks = [
      await lockMarkAt(told, end - 1),
      await lockMarkAt(told, end + 1),
    ];
    expect(marks).toMatchObject([
      { met: 'met', fact: expect.stringContaining('locks are renewed') },
      { met: 'not-met', fact: expect.stringContaining('can be deleted') },
    ]);
  });

  it('lasts in the storage at least as long as the mark', async () => {
    const { renewal } = await reportedLock();
    const end = (renewal?.lastSuccessAt ?? 0) + PERIOD;
    const blobs = JSON.parse(await repository.json('blob', 'list')) as {
      id: string;
    }[];
    // Data, directories and their indexes: without one of them nothing comes back.
    const needed = blobs.filter(({ id }) => /^[pqx]/.test(id));
    expect(needed.length).toBeGreaterThan(0);
    for (const { id } of needed) {
      const { body } = await server.request(
        'GET',
        `/${BUCKET}/${id}?retention=`,
      );
      const [, until = ''] =
        /<RetainUntilDate>([^<]+)<\/RetainUntilDate>/.exec(body) ?? [];
      expect(Date.parse(until) / 1000).toBeGreaterThanOrEqual(end);
    }
  });

  it('is kept by the storage, too: what is locked cannot be deleted for good', async () => {
    const [snapshot] = JSON.parse(
      await repository.json('blob', 'list', '--prefix=q'),
    );
    const answer = await server.request('DELETE', `/${BUCKET}/${snapshot.id}`);
    expect(answer).toMatchObject({
      status: 403,
      body: expect.stringContaining('object'),
    });
  });
});
