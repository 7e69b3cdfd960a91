import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ScorecardPage,
  ScorecardRow,
  Verdict,
} from 'backstage-plugin-backups-common';
import request from 'supertest';
import { claim, copiedApp } from '../../__testUtils__/manifests';
import {
  componentEntity,
  startBackups,
} from '../../__testUtils__/startBackups';
import { BASE } from '../__testUtils__/routeUrl';

const NOW = '2026-08-22T10:00:00Z';
const COPIED = new Date('2026-08-22T09:30:00Z');
const APPS = ['bazarr', 'lidarr', 'radarr', 'sonarr'];

describe('the scorecard', () => {
  const folder = createMockDirectory();

  async function start() {
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: [
          ...copiedApp('radarr', COPIED),
          ...copiedApp('sonarr', COPIED),
          ...copiedApp('bazarr', new Date('2026-08-01T09:30:00Z')),
          // Nothing copies it.
          ...copiedApp('lidarr', COPIED).slice(0, 2),
          claim('orphan'),
        ],
      }),
    });
    const { server } = await startBackups({
      backups: {
        folders: [
          { cluster: 'home-1', path: folder.path, asOf: NOW, complete: true },
        ],
      },
      entities: APPS.map(componentEntity),
    });
    const list = async (query: string): Promise<ScorecardPage> =>
      (await request(server).get(`${BASE}/entities?${query}`).expect(200)).body;
    return { server, list };
  }

  it('says of each app what its own page says, worst first, and counts them with a denominator', async () => {
    const { server, list } = await start();
    const page = await list('limit=200');
    expect(page.entities.map(row => row.entityRef.split('/')[1])).toHaveLength(
      page.total ?? 0,
    );
    const verdicts: Record<string, Verdict> = {};
    for (const row of page.entities) {
      const name = row.entityRef.split('/')[1];
      verdicts[name] = row.verdict;
      const { body } = await request(server).get(
        `${BASE}/entities/by-name/component/default/${name}`,
      );
      expect(row).toMatchObject({
        verdict: body.verdict,
        headline: body.headline,
        loss: body.loss,
        owner: 'group:default/media',
      } satisfies Partial<ScorecardRow>);
    }
    expect(verdicts).toMatchObject({
      bazarr: 'at-risk',
      lidarr: 'at-risk',
      radarr: 'protected',
      sonarr: 'protected',
    });
    expect(page.entities.slice(0, 2).map(row => row.verdict)).toEqual([
      'at-risk',
      'at-risk',
    ]);
    expect(page.coverage).toEqual({
      counted: 4,
      protected: 2,
      needsAttention: 0,
      cannotTell: 0,
      atRisk: 2,
      unprotected: 1,
      exempt: 0,
      noData: 0,
    });
    expect(page).toMatchObject({
      clock: 'dump',
      now: '2026-08-22T10:00:00.000Z',
    });
  });

  it('lists the entities of a table of the catalog in one answer, however their references are written', async () => {
    const { list } = await start();
    const page = await list(
      'entity=Component:default/Radarr,component:default/bazarr,component:default/none&sort=name',
    );
    expect(
      page.entities.map(({ entityRef, verdict }) => [entityRef, verdict]),
    ).toEqual([
      ['component:default/bazarr', 'at-risk'],
      ['component:default/radarr', 'protected'],
    ]);
  });

  it('says of a copy that is overdue what to do, as the page of its app does', async () => {
    const { server, list } = await start();
    const { body: needs } = await request(server).get(
      `${BASE}/scorecard/needs`,
    );
    const { body: tab } = await request(server).get(
      `${BASE}/entities/by-name/component/default/bazarr`,
    );
    const overdue = ({ kind }: { kind: { state?: string } }) =>
      kind.state === 'overdue';
    const [need] = needs.needs.filter(overdue);
    const [problem] = tab.problems.filter(overdue);
    expect(need.fix).toMatch(/TapeJob downloads\/bazarr/);
    expect(need.fix).toBe(problem.fix);
    // One folder is read, however many kinds of objects there are in it.
    expect((await list('limit=1')).sources).toEqual({ current: 1, total: 1 });
  });

  it('keeps its clock from page to page, and its numbers whatever verdict is asked for', async () => {
    const { server, list } = await start();
    const first = await list('sort=name&limit=3');
    expect(first.entities.map(({ title }) => title)).toEqual([
      'bazarr',
      'lidarr',
      'radarr',
    ]);
    const second = await list(
      `sort=name&limit=3&cursor=${encodeURIComponent(first.nextCursor ?? '')}`,
    );
    expect(second.entities.map(({ title }) => title)).toEqual(['sonarr']);
    expect(second.nextCursor).toBeUndefined();
    expect(second.now).toBe(first.now);
    expect(second.coverage).toBeUndefined();
    const safe = await list('verdict=protected');
    expect(safe.total).toBe(2);
    expect(safe.coverage).toEqual(first.coverage);
    // One of another shape would be compared by the database, which refuses.
    const began = JSON.parse(
      Buffer.from(first.nextCursor ?? '', 'base64url').toString(),
    );
    const after: unknown[] = began.after;
    for (const changes of [
      { after: [1] },
      { after: after.map(() => 1) },
      { after: after.map(() => 'x\u0000') },
      { after: [...after, 'x'] },
      { after: after.map(() => null) },
      { now: 1e15 },
      { now: -1 },
    ]) {
      const cursor = Buffer.from(
        JSON.stringify({ ...began, ...changes }),
      ).toString('base64url');
      await request(server)
        .get(`${BASE}/entities?sort=name&cursor=${cursor}`)
        .expect(400);
    }
    for (const asked of ['q=a%00b', 'owner=a%00b', 'cause=source/%00']) {
      await request(server).get(`${BASE}/entities?${asked}`).expect(400);
    }
    // A cursor of one list is not taken for another.
    await request(server)
      .get(`${BASE}/entities?sort=owner&cursor=${first.nextCursor}`)
      .expect(400);
  });
});
