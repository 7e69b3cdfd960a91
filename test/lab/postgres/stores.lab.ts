import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';
import { LabFolder } from '../machine/LabFolder';
import { embeddedPostgres } from './embeddedPostgres';
import { PostgresServer } from './PostgresServer';

const ROOT = join(__dirname, '../../..');
const CLI = join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli');
/** What the database helper of Backstage asks for; any version will do. */
const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING';

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name !== 'node_modules')
    .flatMap(name => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}

/** Tests that are run on every database there is, by package. */
const PACKAGES = readdirSync(join(ROOT, 'plugins'))
  .map(name => join(ROOT, 'plugins', name))
  .map(folder => ({
    folder,
    files: filesBelow(join(folder, 'src'))
      .filter(file => /\.test\.ts$/.test(file))
      .filter(file => readFileSync(file, 'utf8').includes('eachSupportedId()')),
  }))
  .filter(({ files }) => files.length > 0);

/** Classes that hold a connection. */
const STORES = filesBelow(join(ROOT, 'plugins/backups-backend/src/keep'))
  .filter(file => /readonly #knex: Knex/.test(readFileSync(file, 'utf8')))
  .map(file => basename(file, '.ts'));

const resultsSchema = z.object({
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string() }),
      ),
    }),
  ),
});

jest.setTimeout(600_000);

describe('the stores, on PostgreSQL', () => {
  const folder = new LabFolder('stores');
  let database: PostgresServer;
  beforeAll(async () => {
    const programs = embeddedPostgres(folder);
    database = await PostgresServer.create('stores', folder, programs);
    await database.start();
  });
  afterAll(async () => {
    await database?.stop();
    folder.remove();
  });

  it.each(STORES)('%s is tried by a test of every database', name => {
    const tests = PACKAGES.flatMap(({ files }) => files).map(file =>
      readFileSync(file, 'utf8'),
    );
    expect(
      tests.some(
        test =>
          test.includes(`${name}.create(`) || test.includes(`new ${name}(`),
      ),
    ).toBe(true);
  });

  it.each(PACKAGES.map(each => [relative(ROOT, each.folder), each] as const))(
    'pass every test of %s that keeps something',
    async (name, { folder: cwd, files }) => {
      const output = folder.of(`${name.replaceAll('/', '-')}.json`);
      const child = spawn(
        process.execPath,
        [
          CLI,
          'package',
          'test',
          '--no-watch',
          '--silent',
          '--testTimeout=120000',
          '--maxWorkers=1',
          '--json',
          `--outputFile=${output}`,
          ...files,
        ],
        {
          cwd,
          env: {
            ...process.env,
            CI: 'true',
            [CONNECTION]: database.connectionString,
          },
          stdio: 'ignore',
        },
      );
      await once(child, 'close');
      const results = resultsSchema.parse(
        JSON.parse(readFileSync(output, 'utf8')),
      );
      const failed = results.testResults.filter(({ assertionResults }) =>
        assertionResults.some(({ status }) => status === 'failed'),
      );
      expect(failed.map(({ message }) => message)).toEqual([]);
      expect(results.numFailedTests).toBe(0);
      for (const file of files) {
        const result = results.testResults.find(each => each.name === file);
        const onPostgres = result?.assertionResults.filter(({ fullName }) =>
          fullName.includes('POSTGRES'),
        );
        expect([file, (onPostgres?.length ?? 0) > 0]).toEqual([file, true]);
      }
    },
  );
});
