import {
  chmodSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type { Runbook } from 'backstage-plugin-backups-common';
import { renderCommand, sectionsOf } from 'backstage-plugin-backups-common';
import type { PlanFact } from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { LabFolder } from '../machine/LabFolder';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';

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

function planOf(): PlanFact {
  const provider = createVolSyncProvider();
  const metadata = (name: string) => ({
    name,
    namespace: 'downloads',
    creationTimestamp: '2026-01-05T10:00:00Z',
  });
  const facts = [
    ...provider.observeCluster(
      snapshotOf({
        readAt: new Date(0),
        queries: provider.resources,
        objects: [
          {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: metadata('radarr'),
            spec: { storageClassName: 'ceph-block' },
          },
          {
            apiVersion: 'volsync.backube/v1alpha1',
            kind: 'ReplicationSource',
            metadata: metadata('radarr'),
            spec: {
              sourcePVC: 'radarr',
              trigger: { schedule: '0 * * * *' },
              kopia: { repository: 'radarr-secret', copyMethod: 'Snapshot' },
            },
          },
          {
            apiVersion: 'external-secrets.io/v1',
            kind: 'ExternalSecret',
            metadata: metadata('radarr'),
            spec: {
              target: {
                name: 'radarr-secret',
                template: {
                  data: { KOPIA_REPOSITORY: 'filesystem:///repository' },
                },
              },
            },
          },
        ],
      }),
    ),
  ];
  const plan = facts.find((fact): fact is PlanFact => fact.type === 'plan');
  if (!plan) throw new Error('VolSync told of no plan.');
  return plan;
}

/** @returns the runbook for looking into a copy with Kopia itself */
function runbookNotAfter(
  moment: Date,
  tag: string,
  point?: { id: string; dataTime: number },
): Runbook {
  const plan = planOf();
  const { runbook } = createVolSyncProvider().writeRunbook!({
    scenario: 'look',
    way: 'command-line',
    plan,
    plans: [plan],
    item: {
      type: 'item',
      key: plan.itemKey!,
      kind: 'persistent-volume-claim',
      cluster: plan.object.cluster,
      namespace: 'downloads',
      name: 'radarr',
      labels: {},
      annotations: {},
      mountedBy: [],
      aliases: [],
    },
    notAfter: Math.floor(moment.getTime() / 1000),
    point,
    tag,
  });
  if (!runbook) throw new Error('No runbook was written.');
  return runbook;
}

function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
      }),
  );
}

describe('the Kopia runbook, typed as it is printed', () => {
  const begin = Date.now() - 6 * HOUR;
  let lab: KopiaLab;
  let repository: KopiaRepository;
  let mirror: KopiaRepository;
  let desk: LabFolder;

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
    desk = new LabFolder('desk');
  });

  /** Stands in for a cluster: it gives the Secret that the runbook asks for. */
  function writeKubectl(password: string) {
    const kubectl = join(desk.make('bin'), 'kubectl');
    writeFileSync(
      kubectl,
      `#!/bin/sh\n[ "$*" = '-n downloads get secret radarr-secret -o jsonpath={.data.KOPIA_PASSWORD}' ] && printf %s '${Buffer.from(
        password,
      ).toString('base64')}'\n`,
    );
    chmodSync(kubectl, 0o755);
  }
  afterAll(async () => {
    await lab?.stop();
    desk?.remove();
  });

  /** Types every command of a runbook, in its order, into one shell. */
  async function follow(
    runbook: Runbook,
    folder: string,
    password: string = repository.password,
  ) {
    writeKubectl(password);
    const script = sectionsOf(runbook)
      .flatMap(({ steps }) => steps)
      .flatMap(({ step }) => step.commands)
      .map(command =>
        renderCommand(command, { REPOSITORY_FOLDER: folder }, runbook.fields),
      );
    return runProgram('/bin/sh', ['-e'], {
      cwd: desk.path,
      input: `${script.join('\n')}\n`,
      env: {
        HOME: desk.path,
        PATH: `${desk.of('bin')}:${desk.of('kopia-bin')}:${process.env.PATH}`,
        KOPIA_CHECK_FOR_UPDATES: 'false',
      },
    });
  }

  beforeAll(async () => {
    const program = join(desk.make('kopia-bin'), 'kopia');
    writeFileSync(program, readFileSync(tool('kopia').path));
    chmodSync(program, 0o755);
  });

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
    expect(readdirSync(desk.path)).not.toContain('radarr-too-old');
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
    expect(readdirSync(desk.path)).not.toContain('radarr-unfilled');
  });

  it('changes nothing in the repository', async () => {
    const before = await repository.json('snapshot', 'list', '--all');
    await follow(runbookNotAfter(new Date(), 'again'), repository.path);
    expect(await repository.json('snapshot', 'list', '--all')).toBe(before);
  });
});
