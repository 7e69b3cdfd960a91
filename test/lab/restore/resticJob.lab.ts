import type { RestoreScenario, Runbook } from 'backstage-plugin-backups-common';
import { runProgram } from '../machine/runProgram';
import { ResticRepository } from '../restic/ResticRepository';
import { contentsOf } from './Desk';
import { JobCluster, USER } from './JobCluster';
import { SECRET, runbookOf } from './volSyncCopy';

const EARLIER = {
  'config/radarr.db': `earlier\n${'x'.repeat(5000)}`,
  "movies/it's $HOME `here`.txt": 'one',
  'movies/ünïcode 🎞.txt': 'two',
};
const LATER = { 'bad.txt': 'copied after it happened' };
/** What is in the volume when something happens. */
const DAMAGED = { 'config/radarr.db': 'damaged', 'since.txt': 'made since' };

const COPY = {
  spec: {
    restic: {
      repository: SECRET,
      copyMethod: 'Snapshot',
      moverSecurityContext: {
        runAsUser: USER,
        runAsGroup: USER,
        fsGroup: USER,
      },
      moverVolumes: [
        {
          mountPath: 'nas',
          volumeSource: { nfs: { server: 'nas.lan', path: '/restic' } },
        },
      ],
    },
  },
  template: { RESTIC_REPOSITORY: '/mnt/nas' },
};

interface Listed {
  id: string;
  short_id: string;
  time: string;
}

describe.each([
  ['restic', 'markdown'],
  ['restic-of-debian', 'screen'],
] as const)(
  'a plain Job of %s, typed as its %s shows it and run',
  (name, sheet) => {
    let repository: ResticRepository;
    let cluster: JobCluster;
    let earlier: Listed;
    const fields: Record<string, string> = {
      IMAGE: 'docker.io/library/busybox:1.36',
      RESTIC_IMAGE: 'docker.io/restic/restic:0.18.1',
      SNAPSHOT_CLASS: 'csi',
      STORAGE_CLASS: 'ceph-block',
      MISSING_PATH: 'movies',
    };

    beforeAll(async () => {
      repository = await ResticRepository.create(name);
      await repository.copyVolume(EARLIER);
      await repository.copyVolume(LATER);
      const { stdout } = await repository.restic(['snapshots', '--json']);
      [earlier] = JSON.parse(stdout);
      // As a share is exported: the Job runs as another user than what wrote it.
      await runProgram('chmod', ['-R', 'a+rX', repository.path]);
      cluster = await JobCluster.start(COPY, {
        share: ['nas.lan:/restic', repository.path],
        programs: { restic: repository.program },
        sheet,
      });
      await knowPassword(repository.password);
    });
    afterAll(async () => {
      await cluster?.stop();
      repository?.remove();
    });

    function knowPassword(password: string): Promise<void> {
      return cluster.knowSecret({
        RESTIC_REPOSITORY: '/mnt/nas',
        RESTIC_PASSWORD: password,
      });
    }

    /** @param point - without it the reader chooses from what is listed */
    function runbookFor(
      scenario: RestoreScenario,
      point: { id: string } | undefined = earlier,
    ): Runbook {
      const tag = scenario.replaceAll(/[^a-z]/g, '').slice(0, 9);
      const dataTime = Math.floor(Date.parse(earlier.time) / 1000);
      return runbookOf(COPY, {
        scenario,
        way: 'job',
        tag,
        point: point && { id: point.id, dataTime },
      });
    }

    it('lists the snapshots, and shows the one that the reader takes from them', async () => {
      const volume = cluster.damage(DAMAGED);
      const runbook = runbookOf(COPY, {
        scenario: 'look',
        way: 'job',
        tag: 'chosen',
      });
      const { stdout } = await cluster.desk.follow(runbook, {
        ...fields,
        SNAPSHOT: earlier.short_id,
      });
      const [list, shown] = stdout.split('restoring');
      expect(list).toContain('Complete');
      expect(list).toContain(earlier.short_id);
      expect(shown).toContain(earlier.short_id);
      // What `find | wc -l` printed in the pod.
      expect(shown).toMatch(/^3$/m);
      expect(contentsOf(volume)).toEqual(DAMAGED);
      expect(await cluster.countClaims()).toBe(1);
    });

    it('brings deleted files back, and touches nothing that is there', async () => {
      const volume = cluster.damage(DAMAGED);
      await cluster.desk.follow(runbookFor('files-deleted'), fields);
      const { 'config/radarr.db': _, ...deleted } = EARLIER;
      expect(contentsOf(volume)).toEqual({ ...DAMAGED, ...deleted });
    });

    it.each(['volume-lost', 'broken-since'] as const)(
      'brings a volume back byte for byte: %s',
      async scenario => {
        const volume = cluster.damage(DAMAGED);
        await cluster.desk.follow(
          runbookFor(scenario),
          fields,
          // The snapshot is let go after some days.
          ({ phase, id }) => phase !== 'undo' && !id.includes('before'),
        );
        const { 'since.txt': since } = DAMAGED;
        expect(contentsOf(volume)).toEqual({ ...EARLIER, 'since.txt': since });
        await cluster.desk.follow(
          runbookFor(scenario),
          fields,
          ({ phase }) => phase === 'undo',
        );
        await cluster.untilBound();
        expect(contentsOf(cluster.volume)).toEqual(DAMAGED);
      },
    );

    it('brings a volume back in a cluster that has none', async () => {
      await cluster.loseVolume();
      await cluster.desk.follow(runbookFor('cluster-gone'), fields);
      expect(contentsOf(cluster.volume)).toEqual(EARLIER);
    });

    it.each<[string, string, () => Promise<{ id: string }>]>([
      [
        'a snapshot that was taken away since',
        'no matching ID found',
        async () => ({ id: 'abcdefabcdef' }),
      ],
      [
        "another repository's password",
        'wrong password or no key found',
        async () => {
          await knowPassword('wrong');
          return earlier;
        },
      ],
    ])('ends as Failed at once, and says so: %s', async (_, words, cause) => {
      const volume = cluster.damage(DAMAGED);
      const runbook = runbookFor('volume-lost', await cause());
      const { stdout } = await cluster.desk.follow(runbook, fields, ({ id }) =>
        id.startsWith('restic/job'),
      );
      await cluster.desk.follow(runbook, fields, ({ id }) =>
        id.startsWith('clean-up/job'),
      );
      expect(stdout).toContain('Failed');
      expect(stdout).toContain(words);
      expect(JSON.stringify(runbook.steps)).toContain(words);
      expect(contentsOf(volume)).toEqual(DAMAGED);
    });
  },
);
