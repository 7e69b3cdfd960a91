import type { EntityBackups, PlanView } from 'backstage-plugin-backups-common';
import { PgBackRestLab, RepositoryKey } from '../pgbackrest/PgBackRestLab';
import { PortalOverServer } from '../portal/PortalOverServer';
import {
  MadeBackup,
  REPOSITORIES,
  STANZA,
  copiedDatabaseObjects,
} from './copiedDatabaseObjects';
import { sendPgBackRestReport } from './sendPgBackRestReport';

const TOKEN = 'token-of-the-pgbackrest-job';

interface Info {
  backup: {
    label: string;
    type: string;
    database: { 'repo-key': number };
    timestamp: { start: number; stop: number };
  }[];
}

describe('the Backups tab of an app whose database a real pgBackRest copies', () => {
  let lab: PgBackRestLab;
  let world: PortalOverServer;

  const report = (repository: RepositoryKey) =>
    sendPgBackRestReport(lab, repository, {
      portal: world.portal.base,
      token: TOKEN,
      location: REPOSITORIES[repository],
    });
  const tabWhere = (what: string, fits: (tab: EntityBackups) => boolean) =>
    world.tabWhere('immich', what, fits);

  beforeAll(async () => {
    lab = await PgBackRestLab.start({ stanza: STANZA });
    for (const type of ['full', 'diff', 'incr'] as const) {
      await lab.write();
      await lab.backup(1, type);
    }
    await lab.backup(2, 'full');
    const [{ backup }] = JSON.parse(await lab.info()) as Info[];
    world = await PortalOverServer.start({
      objects: copiedDatabaseObjects(
        backup.map(
          ({ label, type, database, timestamp }): MadeBackup => ({
            label,
            type,
            repository: database['repo-key'],
            startedAt: timestamp.start,
            endedAt: timestamp.stop,
          }),
        ),
      ),
      senders: [
        {
          kind: 'pgbackrest',
          token: TOKEN,
          repositories: Object.values(REPOSITORIES),
        },
      ],
    });
  });
  afterAll(async () => {
    await world?.stop();
    await lab?.stop();
  });

  it('takes the operator at its word while nobody has looked', async () => {
    const tab = await tabWhere(
      'Both plans are read',
      ({ items }) => items.flatMap(({ plans }) => plans).length === 2,
    );
    for (const repository of [1, 2] as const) {
      const plan = planIn(tab, repository);
      expect(plan.grade).toBe('operator-says');
      expect(plan.proof).toBeUndefined();
    }
  });

  it('tells of each repository what the shipped job has found in it', async () => {
    await report(1);
    await report(2);
    const tab = await tabWhere('Both are listed', ({ items }) =>
      items
        .flatMap(({ plans }) => plans)
        .every(({ grade }) => grade === 'seen-in-repository'),
    );
    expect(planIn(tab, 1).proof).toMatchObject({ points: 3, good: 3 });
    expect(planIn(tab, 2).proof).toMatchObject({ points: 1, good: 1 });
    expect(codesOf(tab, 1)).toEqual([]);
    expect(codesOf(tab, 2)).toEqual([]);
  });

  it('offers the backups of a repository as pgBackRest lists them', async () => {
    const tab = await world.tab('immich');
    const { id } = planIn(tab!, 1);
    const { points } = (await world.portal.ask(
      `/backups/entities/by-name/component/default/immich/plans/${id}/points`,
    )) as { points: { id: string; kind: string }[] };
    const [{ backup }] = JSON.parse(await lab.info('--repo=1')) as Info[];
    expect(points.map(point => point.id)).toEqual(
      backup.map(({ label }) => label).reverse(),
    );
    expect(points.map(({ kind }) => kind)).toEqual([
      'incremental',
      'differential',
      'full',
    ]);
  });

  describe('with repository 2 broken', () => {
    let before: EntityBackups;
    beforeAll(async () => {
      before = (await world.tab('immich'))!;
      lab.breakRepository(2);
    });
    afterAll(() => lab.mendRepository(2));

    it('says so within one report of it, and keeps what was known', async () => {
      await report(2);
      const tab = await tabWhere('It is told', each =>
        codesOf(each, 2).includes('repository-unreadable'),
      );
      expect(planIn(tab, 2).proof?.points).toBe(1);
      expect(tab.verdict).not.toBe('protected');
    });

    it('says of repository 1 what it said before', async () => {
      await report(1);
      const { listedAt } = planIn(before, 1).proof!;
      const tab = await tabWhere(
        'The report of repository 1 is read',
        each => planIn(each, 1).proof!.listedAt > listedAt,
      );
      const { state, grade, counted, proof } = planIn(before, 1);
      expect(planIn(tab, 1)).toMatchObject({
        state,
        grade,
        counted,
        proof: { points: proof?.points, good: proof?.good },
      });
      expect(codesOf(tab, 1)).toEqual([]);
    });
  });

  it('takes it back with the first report of the mended repository', async () => {
    await report(2);
    const tab = await tabWhere(
      'It is told no more',
      each => codesOf(each, 2).length === 0,
    );
    expect(planIn(tab, 2)).toMatchObject({
      grade: 'seen-in-repository',
      proof: { points: 1 },
    });
  });
});

function planIn(tab: EntityBackups, repository: RepositoryKey): PlanView {
  const [, , endpoint] = REPOSITORIES[repository].split('/');
  const found = tab.items
    .flatMap(({ plans }) => plans)
    .filter(plan => plan.destination.endpoint?.endsWith(endpoint));
  expect(found).toHaveLength(1);
  return found[0];
}

/** @returns what is wrong with a repository as a whole */
function codesOf(tab: EntityBackups, repository: RepositoryKey): string[] {
  return tab.repositories
    .filter(each => each.repository === REPOSITORIES[repository])
    .flatMap(({ findings }) => findings)
    .map(({ code }) => code);
}
