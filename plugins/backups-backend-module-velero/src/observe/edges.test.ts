import { resourceKey, snapshotOf } from 'backstage-plugin-backups-node';
import { createVeleroProvider } from '../createVeleroProvider';
import {
  backup,
  backupOf,
  claim,
  copyOf,
  dataUpload,
  deployment,
  location,
  podVolumeBackup,
  repository,
  restore,
  schedule,
  volume,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

describe('copies that hold nothing', () => {
  it('are empty at 0 bytes', () => {
    const { plan } = observe([
      schedule(),
      backup(),
      podVolumeBackup({
        status: { progress: { totalBytes: 0, bytesDone: 0 } },
      }),
    ]);
    expect(plan.nothingCopied?.message).toContain('copied 0 bytes');
    expect(plan.lastSuccess).toBeUndefined();
  });

  it('are empty without a snapshot, in the words of Velero', () => {
    const { plan } = observe([
      schedule(),
      backup(),
      podVolumeBackup({
        status: {
          snapshotID: '',
          message: 'volume was empty so no snapshot was taken',
        },
      }),
    ]);
    expect(plan.nothingCopied?.message).toContain(
      'volume was empty so no snapshot was taken',
    );
  });

  it('are good where nothing changed: 0 new bytes of many', () => {
    const { plan } = observe([
      schedule(),
      backup(),
      dataUpload({ status: { incrementalBytes: 0 } }),
    ]);
    expect(plan.lastSuccess).toBeDefined();
    expect(plan.nothingCopied).toBeUndefined();
  });
});

describe('a Schedule', () => {
  it('that is paused is no copy', () => {
    expect(observe([schedule({ spec: { paused: true } })]).plan.suspended).toBe(
      true,
    );
  });

  it('whose pause cannot be read counts as paused', () => {
    const { plan, codes } = observe([schedule({ spec: { paused: 'yes' } })]);
    expect(plan.suspended).toBe(true);
    expect(codes).toContain('malformed-object');
  });

  it('that Velero refuses runs nothing', () => {
    const { plan } = observe([
      schedule({
        status: {
          phase: 'FailedValidation',
          validationErrors: ['invalid schedule: expected 5 to 6 fields'],
        },
      }),
    ]);
    expect(plan.schedule).toMatchObject({
      kind: 'invalid',
      message: 'invalid schedule: expected 5 to 6 fields',
    });
  });

  it('that goes to another location leaves its copies where they are', () => {
    const { plans } = observe([
      location({
        name: 'away',
        spec: { objectStorage: { bucket: 'away' }, default: false },
      }),
      schedule({ template: { storageLocation: 'away' } }),
      backup(),
      podVolumeBackup(),
    ]);
    expect(
      plans.map(({ destination, former, lastSuccess }) => ({
        bucket: destination.bucket,
        former,
        succeeded: lastSuccess !== undefined,
      })),
    ).toEqual([
      { bucket: 'away', former: undefined, succeeded: false },
      { bucket: 'acme-velero', former: true, succeeded: true },
    ]);
    const ids = new Set(plans.map(plan => `${plan.key} ${plan.fingerprint}`));
    expect(ids.size).toBe(2);
  });

  it('takes the location that is marked as default where it names none', () => {
    const { plan } = observe(
      [
        claim(),
        location({ name: 'main' }),
        schedule({ template: { storageLocation: undefined } }),
      ],
      { bare: true },
    );
    expect(plan.destination.bucket).toBe('acme-velero');
  });

  it('tells of a location that is not there', () => {
    const { plan, codes } = observe([
      schedule({ template: { storageLocation: 'lost' } }),
    ]);
    expect(plan.destination.type).toBe('unknown');
    expect(codes).toContain('location-missing');
  });

  it('keeps copies of a claim that is not there any more', () => {
    const { plan } = observe(
      [location(), schedule(), backup(), podVolumeBackup()],
      { bare: true },
    );
    expect(plan).toMatchObject({
      itemKey: 'home-1/shop/PersistentVolumeClaim/data',
      former: true,
      schedule: { kind: 'none' },
    });
    expect(plan.lastSuccess).toBeDefined();
  });
});

describe('Backups that no Schedule makes', () => {
  it('are a plan by hand', () => {
    const { plan } = observe([
      backup({ name: 'before-upgrade', labels: {} }),
      podVolumeBackup({ of: 'before-upgrade' }),
    ]);
    expect(plan).toMatchObject({
      object: { kind: 'BackupStorageLocation', name: 'default' },
      schedule: { kind: 'manual' },
      lastSuccess: { finishedAt: at('2026-08-22T03:08:01Z') },
    });
  });

  it('leave out claims that they did not copy', () => {
    expect(observe([backup({ name: 'by-hand', labels: {} })]).plans).toEqual(
      [],
    );
  });
});

describe('what is not understood', () => {
  it('is a finding, and the rest is told', () => {
    const { plan, codes } = observe([
      schedule(),
      backup(),
      podVolumeBackup(),
      backupOf('2026-08-21', { status: { startTimestamp: 'yesterday' } }),
      copyOf('2026-08-21', { status: { progress: 'all' } }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T03:08:01Z'));
    expect(codes.filter(code => code === 'malformed-object')).toHaveLength(2);
  });

  it.each([
    ['Backup', [backup({ status: { phase: 'Dreaming' } }), podVolumeBackup()]],
    [
      'PodVolumeBackup',
      [backup(), podVolumeBackup({ status: { phase: 'Dreaming' } })],
    ],
    [
      'BackupStorageLocation',
      [location({ status: { phase: 'Dreaming' } }), backup()],
    ],
    ['Schedule', [schedule({ status: { phase: 'Dreaming' } })]],
    ['BackupRepository', [repository({ status: { phase: 'Dreaming' } })]],
    ['Restore', [restore({ status: { phase: 'Dreaming' } })]],
  ])('is told raw where it is a phase of a %s', (_, objects) => {
    const { findings } = observe(
      [
        claim(),
        volume(),
        deployment(),
        location(),
        schedule(),
        ...objects,
      ].filter(
        (object, index, all) =>
          all.findIndex(other => other.kind === object.kind) === index ||
          objects.includes(object),
      ),
      { bare: true },
    );
    const told = findings.find(
      ({ finding }) => finding.code === 'unknown-phase',
    );
    expect(JSON.stringify(told)).toContain('Dreaming');
  });

  it('never claims a success from a phase that is not known', () => {
    const { plan } = observe([
      schedule(),
      backup({ status: { phase: 'Dreaming' } }),
      podVolumeBackup(),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.nothingCopied).toBeUndefined();
    expect(plan.hides).toEqual({ untoldAt: expect.any(Number) });
  });

  it.each([{}, { spec: 7 }, { spec: null, status: [] }, { status: 'x' }])(
    'costs nothing but itself: %j',
    parts => {
      const broken = [
        schedule(),
        backup(),
        podVolumeBackup(),
        dataUpload(),
      ].map((object, index) => ({
        ...object,
        metadata: {
          ...(object.metadata as {}),
          name: `broken-${index}`,
        },
        spec: undefined,
        status: undefined,
        ...parts,
      }));
      const { plans } = observe([
        ...broken,
        schedule(),
        backup(),
        podVolumeBackup(),
      ]);
      const whole = plans.filter(({ object }) => object.name === 'nightly');
      expect(whole).toHaveLength(1);
      expect(whole[0].lastSuccess).toBeDefined();
    },
  );
});

describe('what was not read', () => {
  it('accuses nobody: without the uploads nothing is called empty', () => {
    const provider = createVeleroProvider();
    const snapshot = snapshotOf({
      readAt: new Date(0),
      queries: provider.resources,
      objects: [
        claim(),
        volume(),
        deployment(),
        location(),
        schedule(),
        backup(),
      ],
    });
    const listings = new Map(snapshot.listings);
    listings.set(
      resourceKey({ group: 'velero.io', plural: 'podvolumebackups' }),
      { outcome: 'unread', error: { message: 'forbidden' } },
    );
    const [plan] = provider.observeCluster({ ...snapshot, listings });
    expect(plan).toMatchObject({
      type: 'plan',
      hides: { untoldAt: expect.any(Number) },
    });
    expect(plan).not.toMatchObject({ nothingCopied: expect.anything() });
  });
});

describe('tests of OADP', () => {
  const test = (status: Record<string, unknown>) => ({
    apiVersion: 'oadp.openshift.io/v1alpha1',
    kind: 'DataProtectionTest',
    metadata: { name: 'dpt', namespace: 'velero' },
    spec: { backupLocationName: 'default' },
    status: { lastTested: '2026-08-22T01:00:00Z', ...status },
  });

  it('tell of a bucket without versions', () => {
    const { finding, codes } = observe([
      schedule(),
      test({
        phase: 'Complete',
        uploadTest: { success: true, speedMbps: 250, duration: '3.2s' },
        bucketMetadata: {
          encryptionAlgorithm: 'AES256',
          versioningStatus: 'Suspended',
        },
      }),
    ]);
    expect(finding('bucket-without-versioning').severity).toBe('advice');
    expect(codes).not.toContain('location-test-failed');
  });

  it('tell of an upload that failed', () => {
    const { finding } = observe([
      schedule(),
      test({
        phase: 'Failed',
        uploadTest: { success: false, errorMessage: 'access denied' },
      }),
    ]);
    expect(finding('location-test-failed').title).toContain('access denied');
  });
});
