import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Runbook } from 'backstage-plugin-backups-common';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { tool } from '../machine/tools';
import { Desk, contentsOf } from './Desk';
import { runbookOf } from './volSyncCopy';

const HOUR = 3_600_000;
const IDENTITY = 'radarr@downloads:/data';

/** What was in the volume, with names that nobody should have to quote. */
const EARLIER = {
  'config/radarr.db': `earlier\n${'x'.repeat(5000)}`,
  "movies/it's $HOME `here`.txt": 'one',
};
const LATEST = {
  'config/radarr.db': `latest\n${'y'.repeat(7000)}`,
  "movies/it's $HOME `here`.txt": 'two',
  'movies/ünïcode 🎞.txt': 'three',
};

/** @returns the runbook for looking into a copy with Kopia itself */
function runbookNotAfter(
  moment: Date,
  tag: string,
  point?: { id: string; dataTime: number },
): Runbook {
  return runbookOf(
    {
      spec: { kopia: { repository: 'radarr-secret', copyMethod: 'Snapshot' } },
      template: { KOPIA_REPOSITORY: 'filesystem:///repository' },
    },
    { scenario: 'look', way: 'command-line', moment, tag, point },
  );
}

describe('the Kopia runbook, typed from Markdown', () => {
  const begin = Date.now() - 6 * HOUR;
  let lab: KopiaLab;
  let repository: KopiaRepository;
  let mirror: KopiaRepository;
  let desk: Desk;

  beforeAll(async () => {
    lab = await KopiaLab.start();
    repository = await lab.createRepository('nas');
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: EARLIER,
      startedAt: new Date(begin),
    });
    await repository.takeSnapshot({
      identity: 'sonarr@downloads:/data',
      files: { 'other.txt': 'not ours' },
      startedAt: new Date(begin + HOUR),
    });
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: LATEST,
      startedAt: new Date(begin + 2 * HOUR),
    });
    mirror = await lab.mirror(repository, 'mirror');
    desk = new Desk('markdown');
    desk.install('kopia', tool('kopia').path);
  });

  afterAll(async () => {
    await lab?.stop();
    desk?.remove();
  });

  async function follow(
    runbook: Runbook,
    folder: string,
    password: string = repository.password,
  ) {
    desk.knowSecret({ KOPIA_PASSWORD: password });
    return desk.follow(runbook, { REPOSITORY_FOLDER: folder });
  }

  it('brings the latest state back byte for byte', async () => {
    const runbook = runbookNotAfter(new Date(), 'latest');
    const { stdout, stderr } = await follow(runbook, repository.path);
    expect(contentsOf(desk.of('radarr-latest'))).toEqual(LATEST);
    // What the page says should be seen.
    expect(stdout).toContain(IDENTITY);
    expect(stdout).not.toContain('sonarr@downloads');
    expect(`${stdout}${stderr}`).not.toContain('No snapshots found');
    expect(`${stdout}${stderr}`).toMatch(/Restored \d+ files/);
    expect(`${stdout}${stderr}`).not.toContain(repository.password);
  });

  it('brings an earlier moment back byte for byte', async () => {
    const runbook = runbookNotAfter(new Date(begin + HOUR), 'earlier');
    await follow(runbook, repository.path);
    expect(contentsOf(desk.of('radarr-earlier'))).toEqual(EARLIER);
  });

  it('brings back the snapshot that the page names, though a newer one is listed', async () => {
    const [first] = JSON.parse(
      await repository.json('snapshot', 'list', '--all', IDENTITY),
    ) as { id: string }[];
    const point = { id: first.id, dataTime: Math.floor(begin / 1000) };
    await follow(runbookNotAfter(new Date(), 'named', point), repository.path);
    expect(contentsOf(desk.of('radarr-named'))).toEqual(EARLIER);
  });

  it('brings it back from a mirror of the repository, too', async () => {
    const runbook = runbookNotAfter(new Date(), 'mirror');
    await follow(runbook, mirror.path);
    expect(contentsOf(desk.of('radarr-mirror'))).toEqual(LATEST);
  });

  it('stops before anything is restored when there is no copy that old', async () => {
    const runbook = runbookNotAfter(new Date(begin - HOUR), 'too-old');
    await expect(follow(runbook, repository.path)).rejects.toThrow(
      'no snapshots contain data',
    );
    expect(JSON.stringify(runbook.steps)).toContain(
      'no snapshots contain data',
    );
    expect(desk.names()).not.toContain('radarr-too-old');
  });

  it.each<
    [string, string, () => Promise<{ folder: string; password?: string }>]
  >([
    [
      "another repository's password",
      'invalid repository password',
      async () => ({ folder: repository.path, password: 'wrong' }),
    ],
    [
      'a Secret without the key',
      'has no value',
      async () => ({ folder: repository.path, password: '' }),
    ],
    [
      'a repository of which a part is missing',
      'BLOB not found',
      async () => {
        const broken = await lab.mirror(repository, 'broken');
        for (const entry of readdirSync(broken.path, {
          recursive: true,
          withFileTypes: true,
        })) {
          // Packs with the contents of files.
          const place = relative(broken.path, entry.parentPath);
          if (entry.isFile() && place.startsWith('p')) {
            rmSync(join(entry.parentPath, entry.name));
          }
        }
        return { folder: broken.path };
      },
    ],
  ])('says what %s looks like', async (_, printed, cause) => {
    const { folder, password } = await cause();
    const runbook = runbookNotAfter(new Date(), `fails-${printed.length}`);
    await expect(follow(runbook, folder, password)).rejects.toThrow(printed);
    expect(JSON.stringify(runbook.steps)).toContain(printed);
  });

  it('does nothing at all while the folder is not filled in', async () => {
    const runbook = runbookNotAfter(new Date(), 'unfilled');
    await expect(follow(runbook, '')).rejects.toThrow('first fill in');
    expect(desk.names()).not.toContain('radarr-unfilled');
  });

  it('changes nothing in the repository', async () => {
    const before = await repository.json('snapshot', 'list', '--all');
    await follow(runbookNotAfter(new Date(), 'again'), repository.path);
    expect(await repository.json('snapshot', 'list', '--all')).toBe(before);
  });
});
