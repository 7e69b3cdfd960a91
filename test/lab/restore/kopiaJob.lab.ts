import type { RestoreScenario, Runbook } from 'backstage-plugin-backups-common';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import { contentsOf } from './Desk';
import { JobCluster, USER } from './JobCluster';
import { SECRET, runbookOf } from './volSyncCopy';

const HOUR = 3_600_000;
const IDENTITY = 'radarr@downloads:/data';
const COPIED = {
  'config/radarr.db': `copied\n${'x'.repeat(5000)}`,
  "movies/it's $HOME `here`.txt": 'one',
  'movies/ünïcode 🎞.txt': 'two',
};
/** What is in the volume when something happens. */
const DAMAGED = {
  'config/radarr.db': 'damaged',
  // Of the damaged database: it must not meet the restored one.
  'config/radarr.db-wal': 'last transactions',
  'since.txt': 'made since',
};

const COPY = {
  spec: {
    kopia: {
      repository: SECRET,
      copyMethod: 'Snapshot',
      moverSecurityContext: {
        runAsUser: USER,
        runAsGroup: USER,
        fsGroup: USER,
      },
      moverVolumes: [
        {
          mountPath: 'repository',
          volumeSource: { nfs: { server: 'nas.lan', path: '/kopia' } },
        },
      ],
    },
  },
  template: { KOPIA_REPOSITORY: 'filesystem:///mnt/repository' },
};

const FIELDS = {
  IMAGE: 'docker.io/library/busybox:1.36',
  KOPIA_IMAGE: 'docker.io/kopia/kopia:0.23.1',
  SNAPSHOT_CLASS: 'csi',
  STORAGE_CLASS: 'ceph-block',
  MISSING_PATH: 'movies',
};

describe("Kopia's plain Job, typed from paper and run", () => {
  const begin = Date.now() - 6 * HOUR;
  let lab: KopiaLab;
  let repository: KopiaRepository;
  let cluster: JobCluster;

  beforeAll(async () => {
    lab = await KopiaLab.start();
    repository = await lab.createRepository('nas');
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: COPIED,
      startedAt: new Date(begin),
    });
    await repository.takeSnapshot({
      identity: IDENTITY,
      files: { 'bad.txt': 'copied after it happened' },
      startedAt: new Date(begin + 2 * HOUR),
    });
    // As a share is exported: the Job runs as another user than what wrote it.
    await runProgram('chmod', ['-R', 'a+rX', repository.path]);
    cluster = await JobCluster.start(COPY, {
      share: ['nas.lan:/kopia', repository.path],
      programs: { kopia: tool('kopia').path },
      sheet: 'paper',
    });
    await cluster.knowSecret({ KOPIA_PASSWORD: repository.password });
  });
  afterAll(async () => {
    await cluster?.stop();
    await lab?.stop();
  });

  function runbookFor(scenario: RestoreScenario, moment: Date): Runbook {
    const tag = scenario.replaceAll(/[^a-z]/g, '').slice(0, 9);
    return runbookOf(COPY, { scenario, way: 'job', moment, tag });
  }

  const good = new Date(begin + HOUR);

  it('shows a copy beside the live volume, and takes away what was made', async () => {
    const volume = cluster.damage(DAMAGED);
    const { stdout } = await cluster.desk.follow(
      runbookFor('look', good),
      FIELDS,
    );
    expect(stdout).toContain('Complete');
    expect(stdout).toContain('Restored 3 files');
    // The user of the Job has no name.
    expect(stdout).not.toContain('Cannot determine current user');
    // What `find | wc -l` printed in the pod.
    expect(stdout).toMatch(/^3$/m);
    expect(contentsOf(volume)).toEqual(DAMAGED);
    expect(await cluster.countClaims()).toBe(1);
  });

  it('brings deleted files back, and touches nothing that is there', async () => {
    const volume = cluster.damage(DAMAGED);
    const { stdout } = await cluster.desk.follow(
      runbookFor('files-deleted', good),
      FIELDS,
    );
    expect(stdout).toContain('./movies');
    const { 'config/radarr.db': _, ...deleted } = COPIED;
    expect(contentsOf(volume)).toEqual({ ...DAMAGED, ...deleted });
  });

  it.each(['volume-lost', 'broken-since'] as const)(
    'brings a volume back byte for byte: %s',
    async scenario => {
      const volume = cluster.damage(DAMAGED);
      const { stdout } = await cluster.desk.follow(
        runbookFor(scenario, good),
        FIELDS,
        // The snapshot is let go after some days.
        ({ phase, id }) => phase !== 'undo' && !id.includes('before'),
      );
      expect(stdout).toMatch(/^-.*radarr\.db-wal$/m);
      const since = Object.entries(DAMAGED).filter(
        ([name]) => !(name in COPIED),
      );
      expect(contentsOf(volume)).toEqual({
        ...COPIED,
        ...Object.fromEntries(since),
      });
      await cluster.desk.follow(
        runbookFor(scenario, good),
        FIELDS,
        ({ phase }) => phase === 'undo',
      );
      await cluster.untilBound();
      expect(contentsOf(cluster.volume)).toEqual(DAMAGED);
    },
  );

  it('brings a volume back in a cluster that has none', async () => {
    await cluster.loseVolume();
    await cluster.desk.follow(runbookFor('cluster-gone', good), FIELDS);
    expect(contentsOf(cluster.volume)).toEqual(COPIED);
  });

  it.each<[string, string, () => Promise<Date>]>([
    [
      'nothing that old',
      'no snapshots contain data',
      async () => new Date(begin - HOUR),
    ],
    [
      "another repository's password",
      'invalid repository password',
      async () => {
        await cluster.knowSecret({ KOPIA_PASSWORD: 'wrong' });
        return good;
      },
    ],
  ])('ends as Failed at once, and says so: %s', async (_, words, cause) => {
    const volume = cluster.damage(DAMAGED);
    const runbook = runbookFor('volume-lost', await cause());
    const isJob = ({ id }: { id: string }) => id.startsWith('kopia/job');
    const { stdout: seen } = await cluster.desk.follow(runbook, FIELDS, isJob);
    await cluster.desk.follow(runbook, FIELDS, ({ id }) =>
      id.startsWith('clean-up/job'),
    );
    expect(seen).toContain('Failed');
    expect(seen).toContain(words);
    expect(JSON.stringify(runbook.steps)).toContain(words);
    expect(contentsOf(volume)).toEqual(DAMAGED);
  });
});
