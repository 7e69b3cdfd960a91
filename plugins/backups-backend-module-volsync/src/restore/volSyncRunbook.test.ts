import type { RestoreScenario } from 'backstage-plugin-backups-common';
import { proseText } from 'backstage-plugin-backups-common';
import { parseAllDocuments } from 'yaml';
import { MOVER, requestFor, written } from '../fixtures/runbook';
import { volSyncRunbook } from './volSyncRunbook';

describe('volSyncRunbook', () => {
  it('restores from what the source wrote, as the same user, at a time in UTC', () => {
    const { manifests } = written(requestFor({ kopia: MOVER }, 'volume-lost'));
    expect(manifests.map(({ kind }) => kind)).toEqual([
      'VolumeSnapshot',
      'ReplicationDestination',
      'PersistentVolumeClaim',
      'Pod',
      'PersistentVolumeClaim',
      // Typed only where it went wrong: the volume as it was.
      'PersistentVolumeClaim',
    ]);
    expect(manifests.at(-1)).toMatchObject({
      metadata: { name: 'jukebox' },
      spec: {
        dataSource: {
          kind: 'VolumeSnapshot',
          name: 'jukebox-before-1122-1347',
        },
        resources: { requests: { storage: '5Gi' } },
      },
    });
    expect(JSON.parse(JSON.stringify(manifests[1]))).toEqual({
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationDestination',
      metadata: { name: 'jukebox-restore-1122-1347' },
      spec: {
        trigger: { manual: 'restore-1122-1347' },
        kopia: {
          repository: 'jukebox-volsync-secret',
          sourceIdentity: { sourceName: 'jukebox', sourceNamespace: 'media' },
          restoreAsOf: '2026-11-22T10:30:00Z',
          copyMethod: 'Snapshot',
          capacity: '5Gi',
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'ceph-block',
          volumeSnapshotClassName: 'csi-ceph-block',
          moverSecurityContext: {
            runAsUser: 568,
            runAsGroup: 568,
            fsGroup: 568,
          },
          moverVolumes: [
            {
              mountPath: 'repository',
              volumeSource: { nfs: { server: 'nas.lan', path: '/kopia' } },
            },
          ],
          cleanupCachePVC: true,
          cleanupTempPVC: true,
        },
      },
    });
    expect(manifests[4]).toMatchObject({
      metadata: {
        name: 'jukebox',
        labels: { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' },
      },
      spec: { dataSourceRef: { name: 'jukebox-restore-1122-1347' } },
    });
  });

  it('keeps the volume first, then pauses Git, autoscaler, backup and app, and puts them back in turn', () => {
    const { runbook } = written(requestFor({ kopia: MOVER }, 'volume-lost'));
    expect(
      runbook.steps
        .filter(({ phase }) => ['keep', 'pause', 'put-back'].includes(phase))
        .map(({ phase, title }) => `${phase}: ${proseText(title)}`),
    ).toEqual([
      'keep: Keep the volume as it is now. This is your way back.',
      "pause: Pause Flux's Kustomization jukebox: it would undo what follows.",
      "pause: Pause Flux's HelmRelease jukebox: it would undo what follows.",
      "pause: Pause KEDA's ScaledObject jukebox-nfs: it would start the app again.",
      expect.stringMatching(
        /^pause: Pause the copy to .*: ReplicationSource jukebox\.$/,
      ),
      'pause: Stop Deployment jukebox.',
      'pause: Check that nothing uses the volume any more.',
      'put-back: Start Deployment jukebox: 2 replicas, as before.',
      "put-back: Let KEDA's ScaledObject jukebox-nfs scale again.",
      'put-back: Open the app and look for what was missing.',
      'put-back: Let ReplicationSource jukebox copy again.',
      "put-back: Resume Flux's HelmRelease jukebox, unless it was paused before you came.",
      "put-back: Resume Flux's Kustomization jukebox, unless it was paused before you came.",
    ]);
    const [first] = runbook.steps;
    expect(first.phase).toBe('keep');
  });

  it('leaves a copy paused that was paused before', () => {
    const { text } = written(
      requestFor({ kopia: MOVER, paused: true }, 'volume-lost'),
    );
    expect(text).toContain(
      'Leave ReplicationSource `jukebox` paused: it was before.',
    );
  });

  it('trap 12: never asks the mover to empty a volume, and says that success may be nothing', () => {
    for (const scenario of [
      'files-deleted',
      'volume-lost',
      'broken-since',
      'cluster-gone',
      'look',
    ] as const) {
      for (const way of ['new-volume', 'in-place'] as const) {
        const { text } = written(
          requestFor({ kopia: MOVER }, scenario, { way }),
        );
        expect(text).not.toMatch(/enableFileDeletion|--delete|rm -rf|-delete/);
        expect(text).toContain('No eligible snapshots found');
      }
    }
  });

  it('says where the keys come from, and asks a cluster that is gone for nothing', () => {
    const keysOf = (scenario: RestoreScenario) => {
      const { runbook } = written(requestFor({ kopia: MOVER }, scenario));
      return runbook.before.find(({ label }) => label === 'Keys')!;
    };
    const gone = keysOf('cluster-gone');
    expect(proseText(gone.detail)).toBe(
      'Secret jukebox-volsync-secret is written by ExternalSecret jukebox-volsync from store vault. That ExternalSecret, in Git, names the items that it reads.',
    );
    expect(gone.command).toBeUndefined();
    expect(keysOf('volume-lost').command).toBeDefined();
  });

  it('trap 14: asks the Kopia mover for a time in UTC only, which it compares as text', () => {
    const { manifests } = written(requestFor({ kopia: MOVER }, 'look'));
    const [{ spec }] = manifests as [{ spec: any }];
    expect(spec.kopia.restoreAsOf).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('repeats an overridden user and host together, which a sourceIdentity would ignore', () => {
    const { manifests } = written(
      requestFor({ kopia: { ...MOVER, username: 'u' } }, 'look'),
    );
    expect(manifests[0]).toMatchObject({
      spec: { kopia: { username: 'u', hostname: 'media' } },
    });
  });

  it('leaves a path of its own with a host of its own to Kopia, for a mover would find nothing and say it succeeded', () => {
    const kopia = { ...MOVER, hostname: 'h', sourcePathOverride: '/srv' };
    const { runbook, manifests } = written(
      requestFor({ kopia }, 'volume-lost'),
    );
    expect(runbook.ways.map(({ way }) => way)).toEqual(['job', 'command-line']);
    expect(manifests.map(({ kind }: any) => kind)).not.toContain(
      'ReplicationDestination',
    );
    expect(JSON.stringify(runbook.warnings)).toContain(
      'VolSync cannot restore this',
    );
  });

  it('only looks without touching anything that is there', () => {
    const { runbook, manifests } = written(
      requestFor({ kopia: MOVER }, 'look'),
    );
    expect(runbook.steps.filter(step => step.destroys)).toEqual([]);
    expect(runbook.steps.map(({ phase }) => phase)).not.toContain('pause');
    expect(manifests.map(({ metadata }: any) => metadata.name)).not.toContain(
      'jukebox',
    );
  });

  it('restores with a plain Job that needs nothing of VolSync, and pours over the volume only where it is lost', () => {
    const lost = written(
      requestFor({ kopia: MOVER }, 'volume-lost', { way: 'job' }),
    );
    expect(lost.runbook.way).toBe('job');
    expect(lost.manifests.map(({ kind }) => kind)).toEqual([
      'VolumeSnapshot',
      'Job',
      'Pod',
      'PersistentVolumeClaim',
    ]);
    const pod = (lost.manifests[1] as any).spec.template.spec;
    expect(pod.volumes).toContainEqual({
      name: 'restored',
      persistentVolumeClaim: { claimName: 'jukebox' },
    });
    expect(pod.initContainers[0].args).toEqual(
      expect.arrayContaining(['--readonly', '--no-persist-credentials']),
    );
    expect(
      lost.runbook.steps.find(({ id }) => id.startsWith('kopia/job/'))
        ?.destroys,
    ).toBeDefined();
    const look = written(requestFor({ kopia: MOVER }, 'look', { way: 'job' }));
    expect(look.manifests.map(({ kind }) => kind)).toEqual([
      'PersistentVolumeClaim',
      'Job',
      'Pod',
    ]);
    expect(look.manifests[0]).not.toHaveProperty('spec.dataSourceRef.name');
    expect(JSON.stringify(look.manifests)).not.toContain('ReplicationDest');
  });

  it('restores restic and rclone likewise, and says that rclone keeps no history', () => {
    const restic = written(
      requestFor(
        { kopia: undefined, restic: { repository: 'r', copyMethod: 'Clone' } },
        'look',
      ),
    );
    expect(restic.manifests[0]).toMatchObject({
      spec: {
        restic: { repository: 'r', restoreAsOf: '2026-11-22T10:30:00Z' },
      },
    });
    expect(restic.manifests[0]).not.toHaveProperty(
      'spec.restic.sourceIdentity',
    );
    // What is not known is asked for, and refuses to run until it is answered.
    expect(restic.text).toContain('${SNAPSHOT_CLASS:?first fill in');
    const rclone = written(
      requestFor(
        {
          kopia: undefined,
          rclone: { rcloneConfig: 'c', rcloneDestPath: 'bucket/x' },
        },
        'look',
      ),
    );
    expect(rclone.text).toContain('rclone keeps no history');
  });

  it('says why there is nothing to write for a mover that only mirrors', () => {
    expect(
      volSyncRunbook(
        requestFor({ kopia: undefined, rsyncTLS: {} }, 'volume-lost'),
      ),
    ).toEqual({
      runbook: undefined,
      because: expect.stringContaining('rsyncTLS keeps no copy'),
    });
  });

  it('holds no angle-bracket placeholder, and manifests that are YAML', () => {
    const { text } = written(requestFor({ kopia: MOVER }, 'files-deleted'));
    const blocks = [...text.matchAll(/```sh\n([\s\S]*?)\n```/g)];
    for (const [, block] of blocks) expect(block).not.toMatch(/<[a-z-]+>/i);
    const documents = blocks.flatMap(([, block]) =>
      [...block.matchAll(/<<'?EOF'?\n([\s\S]*?)\nEOF/g)].map(
        ([, yaml]) => yaml,
      ),
    );
    expect(documents.length).toBeGreaterThan(2);
    for (const yaml of documents) {
      expect(parseAllDocuments(yaml).flatMap(({ errors }) => errors)).toEqual(
        [],
      );
    }
  });
});
