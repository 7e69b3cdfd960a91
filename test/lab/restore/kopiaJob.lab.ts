import {
  chownSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { RestoreScenario, Runbook } from 'backstage-plugin-backups-common';
import { OBJECTS, QUERIES } from 'backups-demo/testUtils';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository } from '../kopia/KopiaRepository';
import { StandInKubelet } from '../kubelet/StandInKubelet';
import { customResources } from '../kubernetes/customResources';
import { KubernetesServer } from '../kubernetes/KubernetesServer';
import { LoadedCluster } from '../kubernetes/LoadedCluster';
import { runProgram } from '../machine/runProgram';
import { tool } from '../machine/tools';
import { Desk, contentsOf } from './Desk';
import { CLAIM, NAMESPACE, SECRET, objectsOf, runbookOf } from './volSyncCopy';

const USER = 568;
const HOUR = 3_600_000;
const IDENTITY = 'radarr@downloads:/data';
const COPIED = {
  'config/radarr.db': `copied\n${'x'.repeat(5000)}`,
  "movies/it's $HOME `here`.txt": 'one',
  'movies/ünïcode 🎞.txt': 'two',
};
/** What is in the volume when something happens. */
const DAMAGED = { 'config/radarr.db': 'damaged', 'since.txt': 'made since' };

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

const root = '/api/v1/namespaces';

describe("Kopia's plain Job, typed as it is printed and run", () => {
  const begin = Date.now() - 6 * HOUR;
  let lab: KopiaLab;
  let repository: KopiaRepository;
  let server: KubernetesServer;
  let kubelet: StandInKubelet;
  let desk: Desk;

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
    server = await KubernetesServer.start();
    const { admin } = server;
    const loaded = new LoadedCluster(admin, stamps => server.restamp(stamps));
    await loaded.install(
      customResources(QUERIES, OBJECTS).filter(({ spec }) =>
        ['snapshot.storage.k8s.io', 'volsync.backube'].includes(spec.group),
      ),
    );
    await admin.expect('POST', root, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    const [claim, source] = objectsOf(COPY);
    await admin.expect(
      'POST',
      `${root}/${NAMESPACE}/persistentvolumeclaims`,
      claim,
    );
    await admin.expect(
      'POST',
      `/apis/volsync.backube/v1alpha1/namespaces/${NAMESPACE}/replicationsources`,
      source,
    );
    await knowPassword(repository.password);
    kubelet = await StandInKubelet.start({
      admin,
      shares: new Map([['nas.lan:/kopia', repository.path]]),
      programs: { kopia: tool('kopia').path },
    });
    desk = new Desk();
    desk.useCluster({
      kubeconfig: server.writeKubeconfig('admin', server.adminAddress.token),
      kubelet: kubelet.url,
    });
  });
  afterAll(async () => {
    await kubelet?.stop();
    await server?.stop();
    await lab?.stop();
    desk?.remove();
  });

  async function knowPassword(password: string) {
    const path = `${root}/${NAMESPACE}/secrets`;
    await server.admin.request('DELETE', `${path}/${SECRET}`);
    await server.admin.expect('POST', path, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: SECRET },
      stringData: { KOPIA_PASSWORD: password },
    });
  }

  /** Puts files into the live volume, as the app's user. */
  function damage(files: Record<string, string>): string {
    const volume = kubelet.claim(NAMESPACE, CLAIM);
    for (const name of readdirSync(volume)) {
      rmSync(join(volume, name), { recursive: true });
    }
    for (const [name, text] of Object.entries(files)) {
      const path = join(volume, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      if (process.getuid?.() === 0) {
        chownSync(dirname(path), USER, USER);
        chownSync(path, USER, USER);
      }
    }
    return volume;
  }

  /** The new claim is filled before it is bound. */
  function untilBound(): Promise<void> {
    return server.admin.until(
      `${root}/${NAMESPACE}/persistentvolumeclaims/${CLAIM}`,
      200,
      ({ status }) => (status as { phase?: string }).phase === 'Bound',
    );
  }

  function runbookFor(scenario: RestoreScenario, moment: Date): Runbook {
    const tag = scenario.replaceAll(/[^a-z]/g, '').slice(0, 9);
    return runbookOf(COPY, { scenario, way: 'job', moment, tag });
  }

  const good = new Date(begin + HOUR);

  it('shows a copy beside the live volume, and takes away what was made', async () => {
    const volume = damage(DAMAGED);
    const { stdout } = await desk.follow(runbookFor('look', good), FIELDS);
    expect(stdout).toContain('Complete');
    expect(stdout).toContain('Restored 3 files');
    // What `find | wc -l` printed in the pod.
    expect(stdout).toMatch(/^3$/m);
    expect(contentsOf(volume)).toEqual(DAMAGED);
    const { body } = await server.admin.expect(
      'GET',
      `${root}/${NAMESPACE}/persistentvolumeclaims`,
    );
    expect(body.items).toHaveLength(1);
  });

  it('brings deleted files back, and touches nothing that is there', async () => {
    const volume = damage(DAMAGED);
    const { stdout } = await desk.follow(
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
      const volume = damage(DAMAGED);
      await desk.follow(
        runbookFor(scenario, good),
        FIELDS,
        // The snapshot is let go after some days.
        ({ phase, id }) => phase !== 'undo' && !id.includes('before'),
      );
      const { 'since.txt': since } = DAMAGED;
      expect(contentsOf(volume)).toEqual({ ...COPIED, 'since.txt': since });
      await desk.follow(
        runbookFor(scenario, good),
        FIELDS,
        ({ phase }) => phase === 'undo',
      );
      await untilBound();
      expect(contentsOf(kubelet.claim(NAMESPACE, CLAIM))).toEqual(DAMAGED);
    },
  );

  it('brings a volume back in a cluster that has none', async () => {
    await server.admin.expect(
      'DELETE',
      `${root}/${NAMESPACE}/persistentvolumeclaims/${CLAIM}`,
    );
    await server.admin.until(
      `${root}/${NAMESPACE}/persistentvolumeclaims/${CLAIM}`,
      404,
    );
    await desk.follow(runbookFor('cluster-gone', good), FIELDS);
    expect(contentsOf(kubelet.claim(NAMESPACE, CLAIM))).toEqual(COPIED);
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
        await knowPassword('wrong');
        return good;
      },
    ],
  ])('ends as Failed at once, and says so: %s', async (_, words, cause) => {
    const volume = damage(DAMAGED);
    const runbook = runbookFor('volume-lost', await cause());
    const isJob = ({ id }: { id: string }) => id.startsWith('kopia/job');
    const seen = await desk.follow(runbook, FIELDS, isJob).then(
      ({ stdout }) => stdout,
      // kubectl fails, too, where the second container never started.
      error => String(error),
    );
    await desk.follow(runbook, FIELDS, ({ id }) =>
      id.startsWith('clean-up/job'),
    );
    expect(seen).toContain('Failed');
    expect(seen).toContain(words);
    expect(JSON.stringify(runbook.steps)).toContain(words);
    expect(contentsOf(volume)).toEqual(DAMAGED);
  });
});
