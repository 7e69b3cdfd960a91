import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapeOf } from '../shape/shapeOf';
import { PgBackRestLab } from './PgBackRestLab';

const FIXTURES = join(
  __dirname,
  '../../../plugins/backups-backend-module-pgbackrest/src/fixtures/info',
);

function linesOf(printed: string): string[] {
  // People choose the names of annotations.
  return [...shapeOf(JSON.parse(printed), ['[].backup[].annotation'])].sort();
}

function fixture(name: string): string[] {
  return linesOf(readFileSync(join(FIXTURES, `${name}.out`), 'utf8'));
}

describe('the fixtures of pgBackRest', () => {
  let lab: PgBackRestLab;
  beforeAll(async () => {
    lab = await PgBackRestLab.start({ stanza: 'postgres18-cluster' });
  });
  afterAll(() => lab?.stop());

  const printed = async () => linesOf(await lab.info());

  it('have the shape of what is printed before the first backup', async () => {
    expect(fixture('v2.45-02-stanza-created-no-backup')).toEqual(
      await printed(),
    );
  });

  it('have the shape of what is printed of two repositories with backups', async () => {
    for (const type of ['full', 'diff', 'incr'] as const) {
      await lab.write();
      await lab.backup(1, type, {
        args: type === 'full' ? ['--annotation=owner=team-media'] : [],
      });
    }
    await lab.backup(2, 'full');
    expect(fixture('v2.45-04-healthy-two-repos-full-diff-incr')).toEqual(
      await printed(),
    );
  });

  it('have the shape of what is printed with a repository that nobody can read', async () => {
    lab.breakRepository(2);
    try {
      expect(fixture('v2.45-10-repo2-unreadable')).toEqual(await printed());
    } finally {
      lab.mendRepository(2);
    }
  });
});
