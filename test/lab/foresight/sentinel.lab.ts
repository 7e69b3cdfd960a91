import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type {
  CommonPointView,
  Runbook,
  RunbookAnswer,
} from 'backstage-plugin-backups-common';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { freePort } from '../machine/freePort';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import { PortalOverServer } from '../portal/PortalOverServer';
import { DatabaseOnStorage } from '../restore/DatabaseOnStorage';
import { Desk, contentsOf } from '../restore/Desk';
import { NAS, identityOf } from '../tab/copiedAppObjects';
import { sendKopiaReport } from '../tab/sendKopiaReport';
import { sendPgBackRestReport } from '../tab/sendPgBackRestReport';
import { runDrill } from './runDrill';
import {
  KEYS,
  PASSWORD,
  SHELF,
  STORAGE_LOCATION,
  shelfObjects,
} from './shelfObjects';

const KOPIA_TOKEN = 'token-of-the-kopia-job';
const PGBACKREST_TOKEN = 'token-of-the-pgbackrest-job';
const DRILL_TOKEN = 'token-of-the-drills';
/** Holds the newest id that was written. */
const NEWEST = 'newest-id';
/** Seconds. */
const ARCHIVE_TIMEOUT = 2;

interface Info {
  backup: { label: string; timestamp: { start: number; stop: number } }[];
}

describe('the moment that a volume and its database go back to together', () => {
  /** Written into both, one after the other; the last one after the last copy. */
  const [first, second, later] = [randomUUID(), randomUUID(), randomUUID()];
  let kopia: KopiaLab;
  let repository: KopiaRepository;
  let database: DatabaseOnStorage;
  let world: PortalOverServer;
  let desk: Desk;
  let together: CommonPointView;

  /** Writes an id into both, as the app does. */
  async function write(id: string, folder: Record<string, string>) {
    folder[`shelf/${id}.txt`] = id;
    folder[NEWEST] = id;
    await database.postgres.sql(`INSERT INTO sentinels VALUES ('${id}')`);
  }

  beforeAll(async () => {
    kopia = await KopiaLab.start();
    repository = await kopia.createRepository('nas');
    database = await DatabaseOnStorage.start(SHELF);
    await database.postgres.sql(`
      ALTER SYSTEM SET archive_timeout = ${ARCHIVE_TIMEOUT};
      SELECT pg_reload_conf();
      CREATE TABLE sentinels (id text PRIMARY KEY);
    `);
    await database.pgbackrest('--type=full', 'backup');
    const folder: Record<string, string> = {};
    const copy = () =>
      repository.takeSnapshot({
        identity: identityOf(SHELF),
        files: folder,
      });
    await write(first, folder);
    await database.nextSecond();
    await copy();
    await write(second, folder);
    // A point is known by its second: what is in it is older than that.
    await database.nextSecond();
    await copy();
    const volumeAt = new Date();
    await database.nextSecond();
    await write(later, folder);
    await database.archiveLog();
    const [{ backup }] = JSON.parse(
      await database.pgbackrest('--output=json', 'info'),
    ) as Info[];

    desk = new Desk();
    desk.install('kopia', tool('kopia').path);
    desk.knowObjects([
      {
        kind: 'secret',
        ...PASSWORD,
        data: { KOPIA_PASSWORD: repository.password },
      },
      {
        kind: 'secret',
        ...KEYS,
        data: {
          id: database.storage.accessKeyId,
          secret: database.storage.secretAccessKey,
        },
      },
    ]);
    world = await PortalOverServer.start({
      objects: shelfObjects({
        volumeAt,
        backup: backup[0],
        archiveTimeout: ARCHIVE_TIMEOUT,
      }),
      senders: [
        { kind: 'kopia', token: KOPIA_TOKEN, repositories: [NAS] },
        {
          kind: 'pgbackrest',
          token: PGBACKREST_TOKEN,
          repositories: [STORAGE_LOCATION],
        },
      ],
      drillers: [
        { token: DRILL_TOKEN, entities: [`component:default/${SHELF}`] },
      ],
    });
    const portal = world.portal.base;
    await sendKopiaReport(repository, {
      portal,
      token: KOPIA_TOKEN,
      location: NAS,
    });
    await sendPgBackRestReport(database, 1, {
      portal,
      token: PGBACKREST_TOKEN,
      location: STORAGE_LOCATION,
    });
  });
  afterAll(async () => {
    await world?.stop();
    await database?.stop();
    await kopia?.stop();
    desk?.remove();
  });

  /** @returns what the portal prints for one of the two */
  async function runbookTo(
    moment: string,
    kind: 'volume' | 'database',
  ): Promise<Runbook> {
    const byLog = kind === 'database';
    const member = together.members.find(one => (one.byLog === true) === byLog);
    const asked = new URLSearchParams({
      scenario: byLog ? 'database-moment' : 'look',
      way: 'command-line',
      planId: member?.planId ?? '',
      moment,
      tag: kind,
    });
    const { runbook, because } = (await world.portal.ask(
      `/backups/entities/by-name/component/default/${SHELF}/runbook?${asked}`,
    )) as RunbookAnswer;
    if (!runbook) throw new Error(because);
    return runbook;
  }

  it('is that of the newest copy of the volume, to which the database is set', async () => {
    const listed = JSON.parse(
      await repository.json('snapshot', 'list', '--all'),
    ) as { startTime: string }[];
    const [, newest] = listed.map(({ startTime }) =>
      Math.floor(Date.parse(startTime) / 1000),
    );
    const foresight = await world.foresightWhere(
      SHELF,
      'Both go back to one moment that was listed',
      ({ together: { kind, members } }) =>
        kind === 'same' &&
        members.some(({ grade }) => grade === 'seen-in-repository'),
    );
    together = foresight.together;
    expect(together).toMatchObject({
      at: new Date(newest * 1000).toISOString(),
      gapSeconds: 0,
      without: [],
    });
    expect(together.members.map(({ byLog }) => byLog === true).sort()).toEqual([
      false,
      true,
    ]);
  });

  it('brings the same ids back in both, and none that is later', async () => {
    const moment = together.at ?? '';
    await desk.follow(
      await runbookTo(moment, 'volume'),
      { REPOSITORY_FOLDER: repository.path },
      // The share is mounted already, as a folder.
      ({ id, phase }) => phase !== 'undo' && !id.startsWith('kopia/mount/'),
    );
    const { [NEWEST]: newest, ...volume } = contentsOf(
      desk.of(`${SHELF}-volume`),
    );

    const port = await freePort();
    await desk.follow(
      await runbookTo(moment, 'database'),
      {
        DATA_FOLDER: desk.of('data'),
        PORT: String(port),
        DATABASE: 'postgres',
      },
      // The Cluster is gone, and its log is archived.
      ({ id, phase }) => phase !== 'undo' && !id.startsWith('keep/log/'),
      {
        PATH: `${desk.of('bin')}:${tool('postgres').path}:${process.env.PATH}`,
        ...database.network,
      },
    );
    const { stdout: sql } = await runProgram(
      join(tool('postgres').path, 'pg_restore'),
      ['--file=-', desk.of('data.dump')],
    );

    expect(Object.values(volume).sort()).toEqual([first, second].sort());
    expect(newest).toBe(second);
    const known = [first, second, later].filter(id => sql.includes(id));
    expect(known).toEqual([first, second]);
  });

  it('is shown by drills that brought the same id back', async () => {
    const [ofVolume, ofDatabase] = [false, true].map(
      byLog =>
        together.members.find(one => (one.byLog === true) === byLog)?.itemKey ??
        '',
    );
    await runDrill(repository, {
      portal: world.portal.base,
      token: DRILL_TOKEN,
      identity: identityOf(SHELF),
      app: SHELF,
      item: ofVolume,
      check: `test -s ${NEWEST}`,
      sentinel: NEWEST,
    });
    // What the test before found in the database that came back.
    const response = await fetch(
      `${world.portal.base}/api/backups/reports/drill`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${DRILL_TOKEN}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          entityRef: `component:default/${SHELF}`,
          item: ofDatabase,
          scenario: 'database-moment',
          outcome: 'proven',
          finishedAt: new Date().toISOString(),
          sentinel: second,
          check: 'The newest of the ids is there.',
        }),
      },
    );
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.any(String),
    ]);
    const { sentinel } = await world.foresightWhere(
      SHELF,
      'Both drills are known',
      foresight => foresight.sentinel !== undefined,
    );
    expect(sentinel).toMatchObject({
      isSame: true,
      members: [{ id: second }, { id: second }],
    });
  });
});
