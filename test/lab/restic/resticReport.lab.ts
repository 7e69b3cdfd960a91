import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type { PointFact, ReportedFact } from 'backstage-plugin-backups-node';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { runProgram } from '../machine/runProgram';
import { ResticRepository } from './ResticRepository';

/** What the plugin ships, run as it is. */
const SCRIPT = readFileSync(
  resolvePackagePath(
    'backstage-plugin-backups-backend-module-volsync',
    'manifests/restic-report/report.sh',
  ),
  'utf8',
);

const FIRST = { 'radarr.db': 'x'.repeat(5000), 'ünïcode.txt': 'one' };
const SECOND = { 'radarr.db': 'y'.repeat(7000), 'new.txt': 'two' };

/** Bytes of all files at the second copy. */
const SIZE = 7000 + 'two'.length + 'one'.length;

/** Takes reports as the portal does, and keeps what was sent. */
async function startPortal() {
  const received: { query: URLSearchParams; body: Buffer }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', part => parts.push(part))
      .on('end', () => {
        const { searchParams } = new URL(request.url ?? '', 'http://portal');
        const body = gunzipSync(Buffer.concat(parts));
        received.push({ query: searchParams, body });
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

/** As the portal understands it. */
async function factsOf(body: Buffer): Promise<ReportedFact[]> {
  const format = createVolSyncProvider().reports?.find(
    ({ kind }) => kind === 'restic',
  );
  if (!format) throw new Error('VolSync takes no reports of restic.');
  async function* whole() {
    yield body;
  }
  const facts: ReportedFact[] = [];
  const context = { repository: 'nfs://nas/restic', takenAt: 0 };
  for await (const fact of format.parse(whole(), context)) facts.push(fact);
  return facts;
}

function pointsOf(facts: readonly ReportedFact[]): PointFact[] {
  return facts.filter((fact): fact is PointFact => fact.type === 'point');
}

/** What only a restic since 0.17 tells of a snapshot. */
function sinceSeventeen<T>(version: string, value: T): T | undefined {
  const [major, minor] = version.split('.').map(Number);
  return major > 0 || minor >= 17 ? value : undefined;
}

describe.each(['restic', 'restic-of-debian'] as const)(
  'the report that is shipped for a repository of %s',
  name => {
    let repository: ResticRepository;
    let portal: Awaited<ReturnType<typeof startPortal>>;

    beforeAll(async () => {
      portal = await startPortal();
      repository = await ResticRepository.create(name);
      await repository.copy(FIRST);
      await repository.copy(SECOND);
      await repository.copy({}, 'sonarr');
    });
    afterAll(async () => {
      await portal?.stop();
      repository?.remove();
    });

    async function report(more: Record<string, string> = {}) {
      const before = portal.received.length;
      const { code, stderr } = await runProgram('/bin/sh', [], {
        input: SCRIPT,
        codes: [0, 1, 12],
        env: {
          ...repository.env,
          PORTAL: portal.address,
          TOKEN: 'report-token',
          REPOSITORY: 'nfs://nas/restic',
          ...more,
        },
      });
      return { code, stderr, sent: portal.received.slice(before) };
    }

    async function listed(): Promise<{ id: string; time: string }[]> {
      const { stdout } = await repository.restic(['snapshots', '--json']);
      return JSON.parse(stdout);
    }

    it('tells every snapshot that restic lists, and what it knows of each', async () => {
      const { code, sent } = await report();
      expect(code).toBe(0);
      expect(sent[0].query.get('repository')).toBe('nfs://nas/restic');
      const facts = await factsOf(sent[0].body);
      const points = pointsOf(facts);
      const snapshots = await listed();
      expect(points.map(({ id }) => id)).toEqual(snapshots.map(({ id }) => id));
      expect(points.map(({ startedAt }) => startedAt)).toEqual(
        snapshots.map(({ time }) => Math.floor(Date.parse(time) / 1000)),
      );
      expect(points.map(({ identity }) => identity)).toEqual([
        `volsync:${repository.data}`,
        `volsync:${repository.data}`,
        `sonarr:${repository.data}`,
      ]);
      const { version } = repository;
      expect(points[1]).toMatchObject({
        sizeBytes: sinceSeventeen(version, SIZE),
        files: sinceSeventeen(version, 3),
      });
      expect(facts.at(-1)).toMatchObject({ type: 'listed' });
    });

    it('tells how much is stored, as restic counts it', async () => {
      const { sent } = await report();
      const { stdout } = await repository.restic([
        'stats',
        '--mode',
        'raw-data',
        '--json',
      ]);
      const facts = await factsOf(sent[0].body);
      expect(facts).toContainEqual(
        expect.objectContaining({
          type: 'repository',
          sizeBytes: JSON.parse(stdout).total_size,
        }),
      );
    });

    it('writes nothing into the repository, not even a lock', async () => {
      const files = () =>
        readdirSync(repository.path, { recursive: true }).map(String).sort();
      const before = files();
      await report();
      expect(files()).toEqual(before);
    });

    it('sends nothing where restic fails, and keeps the password to itself', async () => {
      const { code, stderr, sent } = await report({ RESTIC_PASSWORD: 'wrong' });
      expect(code).not.toBe(0);
      expect(sent).toEqual([]);
      expect(stderr).toMatch(/wrong password/);
    });

    it('misses what was forgotten since', async () => {
      const [{ id }] = await listed();
      await repository.restic(['forget', id]);
      const { sent } = await report();
      const points = pointsOf(await factsOf(sent[0].body));
      expect(points.map(point => point.id)).not.toContain(id);
      expect(points).toHaveLength(2);
    });

    it('brings back byte for byte what it tells, by the id that it tells', async () => {
      const { sent } = await report();
      const [point] = pointsOf(await factsOf(sent[0].body));
      const { stdout } = await repository.restic([
        'dump',
        point.id,
        `${repository.data}/radarr.db`,
      ]);
      expect(stdout).toBe(SECOND['radarr.db']);
    });
  },
);
