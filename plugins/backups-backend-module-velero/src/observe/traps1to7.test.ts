import {
  backup,
  backupOf,
  claim,
  copyOf,
  dataUpload,
  deployment,
  podVolumeBackup,
  schedule,
  volume,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

/** Numbers are those of the fact sheet of Velero. */
describe('traps 1 to 7 of Velero', () => {
  it('1: never takes lastBackup or Enabled for a success', () => {
    const { plan } = observe([
      schedule({ status: { lastBackup: '2026-08-22T03:00:00Z' } }),
      backup({ status: { phase: 'Failed', failureReason: 'no bucket' } }),
      backupOf('2026-08-20'),
      copyOf('2026-08-20'),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T03:08:01Z'));
    expect(plan.lastAttemptFailed).toEqual({
      since: at('2026-08-22T03:00:01Z'),
      message: 'Failed: no bucket',
    });
  });

  it('1: goes back to the oldest upload that holds something', () => {
    const { plan } = observe([
      schedule(),
      backupOf('2026-08-18'),
      ...['2026-08-20', '2026-08-22'].flatMap(day => [
        backupOf(day),
        copyOf(day),
      ]),
    ]);
    expect(plan.oldestCopyAt).toBe(
      (plan.lastSuccess?.finishedAt ?? 0) -
        (plan.lastSuccess?.durationSeconds ?? 0) -
        2 * 86_400,
    );
  });

  it.each(['New', 'InProgress'])(
    '2: tells of a Schedule that a Backup in phase %s blocks, from six hours on',
    phase => {
      const { plan, finding } = observe([
        schedule(),
        backupOf('2026-08-20'),
        copyOf('2026-08-20'),
        backupOf('2026-08-21', {
          status: { phase, completionTimestamp: undefined },
        }),
      ]);
      const { standsFrom, title } = finding('schedule-blocked');
      expect(standsFrom).toBe(at('2026-08-21T09:00:01Z'));
      expect(title).toContain('nightly-20260821030000');
      expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T03:08:01Z'));
    },
  );

  it('2: says that a Backup in progress runs since it began', () => {
    const { plan } = observe([
      schedule(),
      backup({
        status: { phase: 'InProgress', completionTimestamp: undefined },
      }),
    ]);
    expect(plan.runningSince).toBe(at('2026-08-22T03:00:01Z'));
    expect(plan.nothingCopied).toBeUndefined();
  });

  it.each([
    [
      'asks for 0 replicas now',
      [claim(), volume(), deployment({ replicas: 0 })],
    ],
    [
      'no Deployment, StatefulSet or DaemonSet mounts it now',
      [claim(), volume(), deployment({ claimName: 'another' })],
    ],
  ])(
    '3: is empty where the pod does not run, with the reason: %s',
    (because, objects) => {
      const { plans } = observe([...objects, schedule(), backup()], {
        bare: true,
      });
      const plan = plans.find(({ itemKey }) => itemKey?.endsWith('/data'));
      expect(plan?.nothingCopied).toMatchObject({
        at: at('2026-08-22T03:08:01Z'),
        message: expect.stringContaining(because),
      });
    },
  );

  it('3: keeps the copy of before it was scaled to zero', () => {
    const { plan } = observe([
      schedule(),
      backup(),
      backupOf('2026-08-21'),
      copyOf('2026-08-21'),
    ]);
    expect(plan.nothingCopied?.at).toBe(at('2026-08-22T03:08:01Z'));
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-21T03:08:01Z'));
  });

  it.each([
    [
      'hostPath',
      'it is a hostPath volume',
      [claim(), volume({ spec: { hostPath: { path: '/srv' } } }), deployment()],
    ],
    [
      'a block volume',
      'it is a block volume',
      [claim({ spec: { volumeMode: 'Block' } }), volume(), deployment()],
    ],
    [
      'an annotation',
      'an annotation of its pods leaves it out',
      [
        claim(),
        volume(),
        deployment({
          podAnnotations: {
            'backup.velero.io/backup-volumes-excludes': 'logs, data',
          },
        }),
      ],
    ],
  ])('4: is empty without a copy of %s', (_, because, objects) => {
    const { plan } = observe(
      [
        ...objects,
        schedule({ template: { snapshotVolumes: false } }),
        backup({ spec: { snapshotVolumes: false } }),
      ],
      { bare: true },
    );
    expect(plan.nothingCopied?.message).toContain(because);
  });

  it('4: names the volume policy that may have left it out', () => {
    const { plan } = observe([
      schedule(),
      backup({
        spec: { resourcePolicy: { kind: 'configmap', name: 'skip-nfs' } },
      }),
    ]);
    expect(plan.nothingCopied?.message).toContain(
      'volume policy skip-nfs may leave it out',
    );
  });

  it('5: a snapshot that never left the cluster lives where the volume lives', () => {
    const way = { defaultVolumesToFsBackup: false };
    const { plan, codes } = observe([
      schedule({ template: way }),
      backup({
        spec: way,
        status: {
          csiVolumeSnapshotsAttempted: 1,
          csiVolumeSnapshotsCompleted: 1,
        },
      }),
    ]);
    expect(plan).toMatchObject({
      method: 'csi-snapshot',
      destination: {
        type: 'volume',
        offSite: false,
        failureDomain: 'storage-class:home-1/fast',
      },
      lastSuccess: { finishedAt: at('2026-08-22T03:08:01Z') },
    });
    expect(codes).toContain('snapshot-stays-in-cluster');
  });

  it('5: a snapshot that was moved lives in the bucket', () => {
    const way = { defaultVolumesToFsBackup: false, snapshotMoveData: true };
    const { plan, codes } = observe([
      schedule({ template: way }),
      backup({ spec: way, status: { csiVolumeSnapshotsCompleted: 1 } }),
      dataUpload(),
    ]);
    expect(plan).toMatchObject({
      method: 'kopia',
      destination: { bucket: 'acme-velero', offSite: true },
    });
    expect(codes).not.toContain('snapshot-stays-in-cluster');
  });

  it('6: a Backup that attempted no snapshot is empty', () => {
    const way = { defaultVolumesToFsBackup: false };
    const { plan } = observe([
      schedule({ template: way }),
      backup({ spec: way }),
    ]);
    expect(plan.nothingCopied?.message).toContain('attempted no snapshot');
    expect(plan.lastSuccess).toBeUndefined();
  });

  it('6: a moved snapshot that is missing is empty however many others were moved', () => {
    const way = { defaultVolumesToFsBackup: false, snapshotMoveData: true };
    const { plans } = observe([
      schedule({ template: way }),
      backup({
        spec: way,
        status: {
          backupItemOperationsAttempted: 1,
          backupItemOperationsCompleted: 1,
        },
      }),
      dataUpload({
        labels: { 'velero.io/backup-name': 'nightly-20260822030000' },
        spec: { sourcePVC: 'another' },
      }),
    ]);
    const empty = plans.filter(({ nothingCopied }) => nothingCopied);
    expect(empty.map(({ itemKey }) => itemKey)).toEqual([
      'home-1/shop/PersistentVolumeClaim/data',
    ]);
  });

  it.each(['Failed', 'Deleting', 'FailedValidation'])(
    '7: a completion time in phase %s is no success',
    phase => {
      const { plan } = observe([
        schedule(),
        backup({ status: { phase } }),
        podVolumeBackup(),
      ]);
      expect(plan.lastSuccess).toBeUndefined();
    },
  );
});
