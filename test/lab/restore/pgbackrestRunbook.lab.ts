import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import type {
  RestoreScenario,
  RestoreWay,
  Runbook,
} from 'backstage-plugin-backups-common';
import type {
  ItemFact,
  PlanFact,
  RunbookRequest,
} from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';
import { freePort } from '../machine/freePort';
import { LabFolder } from '../machine/LabFolder';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import { DatabaseOnStorage, STORAGE, comparable } from './DatabaseOnStorage';
import { typedLines } from './typedLines';

/** A name that has to be quoted by a shell and by SQL alike. */
const DATABASE = `it's "my" $HOME`;
const OTHER = 'other_app';

function factsOf(): { plan: PlanFact; item: ItemFact } {
  const provider = createPgBackRestProvider();
  const metadata = (name: string) => ({ name, namespace: 'database' });
  const facts = [
    ...provider.observeCluster(
      snapshotOf({
        readAt: new Date(0),
        queries: provider.resources,
        objects: [
          {
            apiVersion: 'postgresql.cnpg.io/v1',
            kind: 'Cluster',
            metadata: metadata('shelf'),
            spec: {
              instances: 1,
              imageName: 'postgresql:15',
              storage: { size: '1Gi' },
              plugins: [
                {
                  name: 'pgbackrest.dalibo.com',
                  isWALArchiver: true,
                  parameters: { stanzaRef: 'shelf-stanza' },
                },
              ],
            },
            status: { writeService: 'shelf-rw' },
          },
          {
            apiVersion: 'pgbackrest.dalibo.com/v1',
            kind: 'Stanza',
            metadata: metadata('shelf-stanza'),
            spec: {
              stanzaConfiguration: {
                name: 'shelf',
                s3Repositories: [
                  {
                    ...STORAGE,
                    secretRef: {
                      accessKeyId: { name: 'pg-keys', key: 'access.id' },
                      secretAccessKey: { name: 'pg-keys', key: 'secret' },
                    },
                  },
                ],
              },
            },
          },
        ],
      }),
    ),
  ];
  const plan = facts.find((fact): fact is PlanFact => fact.type === 'plan');
  const item = facts.find((fact): fact is ItemFact => fact.type === 'item');
  if (!plan || !item) throw new Error('The provider told of no copy.');
  return { plan, item };
}

function runbookFor(
  scenario: RestoreScenario,
  way: RestoreWay,
  options: Pick<RunbookRequest, 'notAfter' | 'latest' | 'tag'>,
): Runbook {
  const { plan, item } = factsOf();
  const { runbook } = createPgBackRestProvider().writeRunbook!({
    scenario,
    way,
    plan,
    plans: [plan],
    item,
    ...options,
  });
  if (runbook?.way !== way) throw new Error('No such runbook was written.');
  return runbook;
}

describe('the pgBackRest runbook, typed from Markdown and paper', () => {
  let lab: DatabaseOnStorage;
  let desk: LabFolder;
  let port: number;
  const contents: Record<'earlier' | 'latest' | 'other', string> = {
    earlier: '',
    latest: '',
    other: '',
  };
  /** Epoch seconds, between the two states. */
  let moment: number;

  /** In the database with the name that has to be quoted. */
  const inDatabase = (sql: string) =>
    runProgram(
      join(tool('postgres').path, 'psql'),
      [
        '--quiet',
        '--set=ON_ERROR_STOP=1',
        '--host=127.0.0.1',
        `--port=${lab.postgres.port}`,
        '--username=postgres',
        `--dbname=${DATABASE}`,
      ],
      { input: sql },
    );

  beforeAll(async () => {
    lab = await DatabaseOnStorage.start('shelf');
    desk = new LabFolder('desk');
    port = await freePort();
    const name = `"${DATABASE.replaceAll('"', '""')}"`;
    await lab.postgres.sql(`CREATE ROLE reader LOGIN;`);
    await lab.postgres.sql(`CREATE DATABASE ${name} OWNER reader;`);
    await lab.postgres.sql(`CREATE DATABASE ${OTHER};`);
    // No sequence: PostgreSQL logs its values ahead, and recovery skips some.
    await inDatabase(`
      CREATE TABLE books (id integer PRIMARY KEY, title text, body bytea);
      INSERT INTO books
        SELECT n, 'earlier ' || n, decode(md5(n::text), 'hex') FROM generate_series(1, 2000) n;
    `);
    await lab.pgbackrest('--type=full', 'backup');
    await inDatabase(`INSERT INTO books VALUES (2001, 'after the backup');`);
    contents.earlier = await lab.dump(DATABASE);
    moment = await lab.nextSecond();
    await lab.nextSecond();
    await inDatabase(`DELETE FROM books WHERE id % 2 = 0;`);
    await inDatabase(`INSERT INTO books VALUES (2002, 'ünïcode 📚');`);
    contents.latest = await lab.dump(DATABASE);
    contents.other = await lab.dump(OTHER);
    await lab.archiveLog();
    standIn();
  });
  afterAll(async () => {
    await lab?.stop();
    desk?.remove();
  });

  /**
   * Stands in for a cluster: it gives Secrets, and runs what is to run beside a
   * database with a real server, by the service that is named.
   */
  function standIn(): void {
    const secret = (text: string) => Buffer.from(text).toString('base64');
    const kubectl = join(desk.make('bin'), 'kubectl');
    const data = desk.of('data-one');
    writeFileSync(
      kubectl,
      `#!/bin/sh
case "$*" in
  '-n database get secret pg-keys -o jsonpath={.data.access\\.id}') printf %s '${secret(
    lab.storage.accessKeyId,
  )}' ;;
  '-n database get secret pg-keys -o jsonpath={.data.secret}') printf %s '${secret(
    lab.storage.secretAccessKey,
  )}' ;;
  '-n database apply -f '*) cat "$5" > '${desk.of('applied.yaml')}' ;;
  '-n database wait '*|'-n database delete '*) ;;
  '-n database get clusters.postgresql.cnpg.io/'*) printf True ;;
  '-n database exec '*)
    shift 3
    while [ "$1" != -- ]; do
      case "$1" in
        svc/shelf-rw) export PGHOST='${lab.postgres.socketFolder}' PGPORT=${
        lab.postgres.port
      } ;;
        svc/shelf-restored-one-rw) export PGHOST='${data}' PGPORT=${port} ;;
        -i|-it|-c|postgres) ;;
        *) echo "not known: $1" >&2; exit 1 ;;
      esac
      shift
    done
    shift
    PGUSER=postgres exec "$@" ;;
  *) echo "not known: $*" >&2; exit 1 ;;
esac
`,
    );
    chmodSync(kubectl, 0o755);
  }

  /**
   * Types commands of a runbook, in their order, into one shell: what only looks
   * or dumps from Markdown, what puts back from paper.
   */
  async function follow(
    runbook: Runbook,
    tag: string,
    wanted: (id: string) => boolean = () => true,
  ) {
    const values = {
      DATA_FOLDER: desk.of(`data-${tag}`),
      PORT: String(port),
      DATABASE,
    };
    const script = typedLines(
      runbook.way === 'in-place' ? 'paper' : 'markdown',
      runbook,
      values,
      ({ id }) => wanted(id),
    );
    const file = desk.of(`${tag}.sh`);
    writeFileSync(file, `${script.join('\n')}\n`, { mode: 0o644 });
    return runProgram('/bin/sh', ['-e', file], {
      cwd: desk.path,
      env: {
        HOME: desk.path,
        PATH: `${desk.of('bin')}:${tool('postgres').path}:${process.env.PATH}`,
        ...lab.network,
      },
    });
  }

  /** @returns the database that a runbook wrote into a file, as SQL */
  async function dumpOf(tag: string): Promise<string> {
    const { stdout } = await runProgram(
      join(tool('postgres').path, 'pg_restore'),
      ['--file=-', desk.of(`data-${tag}.dump`)],
    );
    return comparable(stdout);
  }

  it('brings the latest state back byte for byte, and keeps the keys to itself', async () => {
    const runbook = runbookFor('volume-lost', 'command-line', {
      notAfter: Math.floor(Date.now() / 1000),
      latest: true,
      tag: 'latest',
    });
    const { stdout, stderr } = await follow(runbook, 'latest');
    expect(stdout).toContain('archive recovery complete');
    expect(stdout).toContain('last completed transaction was at log time');
    // The largest table, and its size.
    expect(stdout).toMatch(/^ books +\| \d+ kB$/m);
    expect(await dumpOf('latest')).toBe(contents.latest);
    expect(`${stdout}${stderr}`).not.toContain(lab.storage.secretAccessKey);
  });

  it('brings an earlier moment back byte for byte', async () => {
    const runbook = runbookFor('database-moment', 'command-line', {
      notAfter: moment,
      tag: 'earlier',
    });
    const { stdout } = await follow(runbook, 'earlier');
    expect(stdout).toContain('recovery stopping before commit');
    expect(stdout).toContain('last completed transaction was at log time');
    expect(await dumpOf('earlier')).toBe(contents.earlier);
  });

  it('fact 5.2: a moment after the end of the log stops it, as is printed', async () => {
    const runbook = runbookFor('database-moment', 'command-line', {
      notAfter: Math.floor(Date.now() / 1000) + 3600,
      tag: 'too-new',
    });
    await expect(follow(runbook, 'too-new')).rejects.toThrow();
    expect(
      readFileSync(join(desk.of('data-too-new'), 'restore.log'), 'utf8'),
    ).toContain('recovery ended before configured recovery target was reached');
    expect(existsSync(desk.of('data-too-new.dump'))).toBe(false);
  });

  it('a moment before every backup stops it before anything is started', async () => {
    const runbook = runbookFor('database-moment', 'command-line', {
      notAfter: moment - 86_400,
      tag: 'too-old',
    });
    await expect(follow(runbook, 'too-old')).rejects.toThrow('[075]');
  });

  it('changes nothing in the repository', async () => {
    await lab.archiveLog();
    const before = lab.storage.names();
    const runbook = runbookFor('look', 'command-line', {
      notAfter: moment,
      tag: 'again',
    });
    await follow(runbook, 'again');
    expect(lab.storage.names()).toEqual(before);
  });

  it('puts one database back into the running server, and leaves the others alone', async () => {
    const options = { notAfter: moment, tag: 'one' };
    // The Cluster that an operator would make is a real server with the same data.
    const beside = runbookFor('look', 'command-line', options);
    await follow(beside, 'one', id => !id.startsWith('pgbackrest/stop'));
    const runbook = runbookFor('database-moment', 'in-place', options);
    try {
      // What stays in the Cluster is looked at; the way back is typed after that.
      await follow(
        runbook,
        'one',
        id => !/^(?:one\/drop|undo|drop|clean-up)\//.test(id),
      );
      expect(await lab.dump(DATABASE)).toBe(contents.earlier);
      expect(await lab.dump(OTHER)).toBe(contents.other);
      const owner = await lab.postgres.sql(
        `SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'it''s "my" $HOME'`,
      );
      expect(owner).toBe('reader');
      expect(readFileSync(desk.of('applied.yaml'), 'utf8')).toContain(
        'targetTime: ',
      );
      await follow(runbook, 'one', id => id.startsWith('undo/'));
      expect(await lab.dump(DATABASE)).toBe(contents.latest);
    } finally {
      await follow(beside, 'one', id => id.startsWith('pgbackrest/stop'));
    }
  });
});
