import {
  backup,
  dataUpload,
  podVolumeBackup,
  schedule,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

describe('a Schedule of Velero', () => {
  it('is one plan for each volume, with what left the cluster of it', () => {
    const { plan } = observe([schedule(), backup(), podVolumeBackup()]);
    expect(plan).toMatchObject({
      key: 'home-1/velero/Schedule/nightly/shop/data',
      provider: 'velero',
      method: 'kopia',
      itemKey: 'home-1/shop/PersistentVolumeClaim/data',
      schedule: { kind: 'cron', expression: '0 3 * * *', zone: 'UTC' },
      suspended: false,
      lastSuccess: {
        finishedAt: at('2026-08-22T03:08:01Z'),
        durationSeconds: 450,
      },
      destination: {
        type: 's3',
        product: 'Amazon S3',
        endpoint: 's3.eu-central-1.amazonaws.com',
        bucket: 'acme-velero',
        prefix: 'prod/kopia/shop',
        offSite: true,
      },
      retention: { sentence: 'Keeps every backup for 30 d.' },
    });
    expect(plan.nothingCopied).toBeUndefined();
    expect(plan.lastAttemptFailed).toBeUndefined();
  });

  it('dates a moved snapshot by its Backup, before which it was not made', () => {
    const { plan } = observe([
      schedule({ template: { snapshotMoveData: true } }),
      backup({
        spec: { defaultVolumesToFsBackup: false, snapshotMoveData: true },
      }),
      dataUpload(),
    ]);
    expect(plan.lastSuccess).toEqual({
      finishedAt: at('2026-08-22T03:08:01Z'),
      durationSeconds: 480,
      sizeBytes: 5368709120,
    });
  });

  it('is empty for a volume that a completed Backup did not upload', () => {
    const { plan } = observe([schedule(), backup()]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.nothingCopied?.message).toContain(
      'It is not in Backup nightly-20260822030000: what is there now does not tell why.',
    );
  });

  it('is new for a volume before its first Backup', () => {
    const { plan } = observe([schedule()]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.nothingCopied).toBeUndefined();
    expect(plan.destination.bucket).toBe('acme-velero');
  });

  it('says nothing of volumes in other namespaces', () => {
    const { plans } = observe([
      schedule({ template: { includedNamespaces: ['billing'] } }),
    ]);
    expect(plans).toEqual([]);
  });

  it('is failing where the upload failed, since the first failure', () => {
    const night = '2026-08-21T03:00:01Z';
    const { plan } = observe([
      schedule(),
      backup({ status: { phase: 'PartiallyFailed', errors: 1 } }),
      podVolumeBackup({
        status: {
          phase: 'Failed',
          snapshotID: '',
          message: 'data path backup failed: no space left on device',
        },
      }),
      backup({
        name: 'nightly-20260821030000',
        createdAt: night,
        status: {
          phase: 'Failed',
          failureReason: 'bucket not found',
          startTimestamp: night,
          completionTimestamp: night,
        },
      }),
    ]);
    expect(plan.lastAttemptFailed).toEqual({
      since: at(night),
      message:
        'PodVolumeBackup Failed: data path backup failed: no space left on device',
    });
  });
});
