import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Runbook } from 'backstage-plugin-backups-common';
import { Desk, contentsOf } from './Desk';
import { runbookOf } from './volSyncCopy';
import { ResticRepository } from '../restic/ResticRepository';

/** What was in the volume, with names that must be quoted. */
const EARLIER = {
  'config/radarr.db': `earlier\n${'x'.repeat(5000)}`,
  "movies/it's $HOME `here`.txt": 'one',
};
const LATEST = {
  'config/radarr.db': `latest\n${'y'.repeat(7000)}`,
  "movies/it's $HOME `here`.txt": 'two',
  'movies/ünïcode 🎞.txt': 'three',
};

interface Listed {
  id: string;
  short_id: string;
  time: string;
}

/** @returns the runbook for looking into a copy with restic itself */
function runbookFor(
  tag: string,
  more: { moment?: Date; point?: { id: string; dataTime: number } } = {},
): Runbook {
  return runbookOf(
    {
      spec: {
        restic: { repository: 'radarr-secret', copyMethod: 'Snapshot' },
      },
      template: { RESTIC_REPOSITORY: '/repository' },
    },
    { scenario: 'look', way: 'command-line', tag, ...more },
  );
}

describe.each([
  ['restic', 'screen'],
  ['restic-of-debian', 'markdown'],
] as const)('the runbook of %s, typed as its %s shows it', (name, sheet) => {
  let repository: ResticRepository;
  let desk: Desk;
  let listed: Listed[];

  beforeAll(async () => {
    repository = await ResticRepository.create(name);
    await repository.copyVolume(EARLIER);
    await repository.copyVolume(LATEST);
    const { stdout } = await repository.restic(['snapshots', '--json']);
    listed = JSON.parse(stdout);
    desk = new Desk(sheet);
    desk.install('restic', repository.program);
  });
  afterAll(() => {
    desk?.remove();
    repository?.remove();
  });

  function follow(
    runbook: Runbook,
    more: { snapshot?: string; folder?: string; password?: string } = {},
  ) {
    desk.knowSecret({
      RESTIC_PASSWORD: more.password ?? repository.password,
    });
    return desk.follow(runbook, {
      REPOSITORY_FOLDER: more.folder ?? repository.path,
      SNAPSHOT: more.snapshot ?? '',
    });
  }

  it('brings back byte for byte the snapshot that the page names', async () => {
    const [first] = listed;
    const point = {
      id: first.id,
      dataTime: Math.floor(Date.parse(first.time) / 1000),
    };
    const { stdout, stderr } = await follow(runbookFor('named', { point }));
    expect(contentsOf(desk.of('radarr-named'))).toEqual(EARLIER);
    // What the page says should be seen.
    expect(stdout).toContain(first.short_id);
    expect(`${stdout}${stderr}`).not.toContain(repository.password);
  });

  it('brings back byte for byte the snapshot that the reader takes from the list', async () => {
    await follow(runbookFor('latest'), { snapshot: listed[1].short_id });
    expect(contentsOf(desk.of('radarr-latest'))).toEqual(LATEST);
  });

  it('stops while no snapshot is chosen', async () => {
    await expect(follow(runbookFor('unchosen'))).rejects.toThrow(
      'first fill in',
    );
    expect(desk.names()).not.toContain('radarr-unchosen');
  });

  it.each<[string, string, () => { folder?: string; password?: string }]>([
    [
      "another repository's password",
      'wrong password or no key found',
      () => ({ password: 'wrong' }),
    ],
    ['a Secret without the key', 'has no value', () => ({ password: '' })],
    [
      'a folder that is another one',
      'Is there a repository at the following location?',
      () => ({ folder: desk.of('nothing') }),
    ],
  ])('says what %s looks like', async (_, words, cause) => {
    const runbook = runbookFor(`fails-${words.length}`);
    const given = { snapshot: listed[1].short_id, ...cause() };
    await expect(follow(runbook, given)).rejects.toThrow(words);
    expect(JSON.stringify(runbook.steps)).toContain(words);
    expect(desk.names()).not.toContain(`radarr-fails-${words.length}`);
  });

  it('says what a snapshot looks like that was taken away since', async () => {
    const point = { id: 'abcdefabcdef', dataTime: 0 };
    const runbook = runbookFor('forgotten', { point });
    await expect(follow(runbook)).rejects.toThrow('no matching ID found');
    expect(JSON.stringify(runbook.steps)).toContain('no matching ID found');
  });

  it('changes nothing in the repository, and leaves no lock', async () => {
    const files = () =>
      readdirSync(repository.path, { recursive: true }).map(String).sort();
    const before = files();
    await follow(runbookFor('again'), { snapshot: listed[0].short_id });
    expect(files()).toEqual(before);
  });

  it('fails and says so where a part of the repository is missing', async () => {
    const broken = await repository.copyTo('broken');
    const data = join(broken, 'data');
    const packs = readdirSync(data, { recursive: true, withFileTypes: true });
    for (const pack of packs.filter(entry => entry.isFile())) {
      rmSync(join(pack.parentPath, pack.name));
    }
    await expect(
      follow(runbookFor('broken'), {
        snapshot: listed[1].short_id,
        folder: broken,
      }),
    ).rejects.toThrow(/ended with [1-9]/);
  });
});
