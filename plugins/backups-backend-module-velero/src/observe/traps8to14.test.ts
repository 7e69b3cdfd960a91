import {
  backup,
  backupOf,
  claim,
  copyOf,
  dataUpload,
  location,
  podVolumeBackup,
  podVolumeRestore,
  repository,
  restore,
  schedule,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

/** Made from what was found in the bucket, a day later. */
const SYNCED = { createdAt: '2026-08-23T01:00:00Z' };

const OTHER_UID = {
  labels: {
    'velero.io/backup-name': 'nightly-20260822030000',
    'velero.io/pvc-uid': '9c3d2e4f-9999-4c53-9d0b-000000000009',
  },
};

/** Numbers are those of the fact sheet of Velero. */
describe('traps 8 to 14 of Velero', () => {
  it('8: Backups of another cluster protect nothing here, whatever their claims are called', () => {
    const { plan, finding } = observe([
      schedule(),
      backup(SYNCED),
      podVolumeBackup({ ...SYNCED, ...OTHER_UID }),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.nothingCopied).toBeUndefined();
    expect(finding('copies-from-elsewhere').title).toContain('shop/data');
  });

  it('8: a Backup that was made anew from the bucket protects the very claim that it copied', () => {
    const { plan, codes } = observe([
      schedule(),
      backup(SYNCED),
      podVolumeBackup(SYNCED),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T03:08:01Z'));
    expect(codes).not.toContain('copies-from-elsewhere');
  });

  it('8: without a uid on either side, what came from the bucket is not believed', () => {
    const { plan } = observe([
      schedule(),
      backup(SYNCED),
      podVolumeBackup({
        ...SYNCED,
        labels: { 'velero.io/backup-name': 'nightly-20260822030000' },
      }),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
  });

  it('8: makes no plan of what only another cluster has', () => {
    const { plans } = observe(
      [
        location(),
        schedule({ template: { includedNamespaces: ['*'] } }),
        backup(SYNCED),
        podVolumeBackup(SYNCED),
        claim({ name: 'own', namespace: 'billing', uid: 'b-1' }),
      ],
      { bare: true },
    );
    expect(plans.map(({ itemKey }) => itemKey)).toEqual([
      'home-1/billing/PersistentVolumeClaim/own',
    ]);
  });

  it('8: a claim that was made again inherits nothing from the one before', () => {
    const { plan } = observe([
      schedule(),
      backup(),
      podVolumeBackup(OTHER_UID),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.madeOf).toMatchObject({ uid: expect.any(String) });
  });

  it('9: tells of a location that Velero does not reach, and of its last check', () => {
    const { finding } = observe(
      [
        claim(),
        schedule(),
        location({
          status: {
            phase: 'Unavailable',
            message: 'AccessDenied: token=abc123secret',
            lastValidationTime: '2026-08-21T10:00:00Z',
          },
        }),
      ],
      { bare: true },
    );
    expect(finding('location-unavailable')).toMatchObject({
      severity: 'erodes',
      title: expect.stringContaining('AccessDenied'),
    });
    expect(finding('location-unavailable').title).not.toContain('abc123secret');
    expect(finding('location-not-checked').standsFrom).toBe(
      at('2026-08-21T11:00:00Z'),
    );
  });

  it('9: does not wait for checks that are switched off', () => {
    const { codes } = observe(
      [claim(), schedule(), location({ spec: { validationFrequency: '0s' } })],
      { bare: true },
    );
    expect(codes).not.toContain('location-not-checked');
  });

  it('9: tells of a submitted Backup that vanished while older ones are there', () => {
    const { codes } = observe([
      schedule({ status: { lastBackup: '2026-08-22T03:00:00Z' } }),
      backupOf('2026-08-20'),
      copyOf('2026-08-20'),
    ]);
    expect(codes).toContain('backup-vanished');
    const whole = observe([schedule(), backup(), podVolumeBackup()]);
    expect(whole.codes).not.toContain('backup-vanished');
  });

  it.each(['BSLNotFound', 'BSLReadOnly', 'SomethingNew'])(
    '10: tells of expired Backups that cannot be deleted: %s',
    reason => {
      const { finding } = observe([
        schedule(),
        backup({
          labels: {
            'velero.io/schedule-name': 'nightly',
            'velero.io/gc-failure': reason,
          },
        }),
        podVolumeBackup(),
      ]);
      expect(finding('expired-not-deleted')).toMatchObject({
        severity: 'advice',
        evidence: [expect.objectContaining({ value: reason })],
      });
    },
  );

  it('10: tells of a location that is read-only', () => {
    const { codes } = observe(
      [claim(), schedule(), location({ spec: { accessMode: 'ReadOnly' } })],
      { bare: true },
    );
    expect(codes).toContain('location-read-only');
  });

  it('11: tells of upkeep, and since when it fails', () => {
    const { maintenance, plan } = observe([
      schedule(),
      repository({
        status: {
          lastMaintenanceTime: '2026-08-22T05:10:00Z',
          recentMaintenance: [
            {
              result: 'Succeeded',
              startTimestamp: '2026-08-20T05:00:00Z',
              completeTimestamp: '2026-08-20T05:10:00Z',
            },
            {
              result: 'Failed',
              startTimestamp: '2026-08-21T05:00:00Z',
              completeTimestamp: '2026-08-21T05:10:00Z',
              message: 'unable to open repository',
            },
            {
              result: 'Failed',
              startTimestamp: '2026-08-22T05:00:00Z',
              completeTimestamp: '2026-08-22T05:10:00Z',
              message: 'unable to open repository: timeout',
            },
          ],
        },
      }),
    ]);
    expect(maintenance).toEqual([
      expect.objectContaining({
        repository: plan.writes?.repository,
        intervalSeconds: 3600,
        lastSuccessAt: at('2026-08-20T05:10:00Z'),
        failing: {
          since: at('2026-08-21T05:10:00Z'),
          message: 'unable to open repository: timeout',
        },
      }),
    ]);
  });

  it('11: tells of a repository that cannot be opened', () => {
    const { findings, plan } = observe([
      schedule(),
      repository({ status: { phase: 'NotReady', message: 'wrong password' } }),
    ]);
    const told = findings.find(
      ({ finding }) => finding.code === 'repository-not-ready',
    );
    expect(told?.about.repository).toBe(plan.writes?.repository);
  });

  it('12: takes the password of the repositories for the public one unless somebody says otherwise', () => {
    expect(observe([schedule()]).codes).toContain('known-repository-password');
    expect(
      observe([schedule()], { ownRepositoryPassword: true }).codes,
    ).not.toContain('known-repository-password');
  });

  it('13: a restore that ended well and brought no volume back restored nothing', () => {
    const { facts } = observe([
      schedule(),
      backup(),
      podVolumeBackup(),
      restore(),
    ]);
    expect(facts.filter(({ type }) => type === 'restore')).toEqual([
      expect.objectContaining({
        outcome: 'restored-nothing',
        at: at('2026-08-22T06:04:00Z'),
        of: ['home-1/shop/PersistentVolumeClaim/data'],
      }),
    ]);
  });

  it.each([
    ['restored', 'Completed', { phase: 'Completed' }],
    [
      'restored-nothing',
      'Completed',
      { phase: 'Completed', progress: { totalBytes: 0, bytesDone: 0 } },
    ],
    ['failed', 'PartiallyFailed', { phase: 'Failed', message: 'gone' }],
    ['running', 'InProgress', { phase: 'InProgress' }],
  ])('13: says %s of a Restore in phase %s', (outcome, phase, status) => {
    const { facts } = observe([
      schedule(),
      backup(),
      podVolumeBackup(),
      restore({ status: { phase } }),
      podVolumeRestore({ status }),
    ]);
    expect(facts.filter(({ type }) => type === 'restore')).toEqual([
      expect.objectContaining({ outcome }),
    ]);
  });

  it('13: names the claim beside which a restore with another namespace puts it', () => {
    const { facts } = observe([
      schedule(),
      backup({ spec: { snapshotMoveData: true } }),
      dataUpload(),
      restore({ spec: { namespaceMapping: { shop: 'shop-restored' } } }),
    ]);
    expect(facts.find(({ type }) => type === 'restore')).toMatchObject({
      of: ['home-1/shop-restored/PersistentVolumeClaim/data'],
    });
  });

  it('13: says nothing of volumes where the Backup held none', () => {
    const { facts } = observe([schedule(), backup(), restore()]);
    expect(facts.some(({ type }) => type === 'restore')).toBe(false);
  });
});
