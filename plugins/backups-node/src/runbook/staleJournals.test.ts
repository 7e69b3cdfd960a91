import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DELETE_STALE_JOURNALS, findJournals } from './staleJournals';

const HARD = "it's $HOME `here`/a b.db";

describe('journals of a database that a copy is restored over', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journals-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(...names: string[]): void {
    for (const name of names) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), 'of the newer state');
    }
  }

  function left(): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ name }) => name)
      .sort();
  }

  it.each(['bash', 'dash', 'sh'])(
    'are deleted where the copy has their database, and only there: %s',
    shell => {
      write('app.db', 'app.db-wal', 'app.db-shm', `${HARD}-journal`);
      write('since.db', 'since.db-wal');
      const printed = execFileSync(shell, ['-c', DELETE_STALE_JOURNALS], {
        cwd: folder,
        input: `./app.db\n./${HARD}\n./gone.db\n`,
        encoding: 'utf8',
      });
      expect(printed.trim().split('\n')).toEqual([
        'deleted ./app.db-wal',
        'deleted ./app.db-shm',
        `deleted ./${HARD}-journal`,
      ]);
      expect(left()).toEqual(['app.db', 'since.db', 'since.db-wal']);
    },
  );

  it('are listed wherever they lie, and nothing else is', () => {
    write('app.db', 'deep/er/app.db-wal', `${HARD}-journal`, 'wal');
    const [program, ...words] = findJournals(folder);
    const printed = execFileSync(program, words, { encoding: 'utf8' });
    expect(printed.trim().split('\n')).toHaveLength(2);
    expect(printed).toContain('deep/er/app.db-wal');
    expect(printed).toContain(`${HARD}-journal`);
  });
});
