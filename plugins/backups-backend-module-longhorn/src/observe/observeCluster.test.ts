import {
  backup,
  backupVolume,
  job,
  target,
  VOLUME,
  volume,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

describe('a volume of Longhorn', () => {
  it('is a plan where a recurring job copies its group off the cluster', () => {
    const { plan } = observe([volume(), job(), backup(), target()]);
    expect(plan).toMatchObject({
      key: `home-1/longhorn-system/Volume/${VOLUME}/default`,
      itemKey: 'home-1/wiki/PersistentVolumeClaim/data',
      method: 'longhorn',
      schedule: { kind: 'cron', expression: '0 2 * * *', zone: 'UTC' },
      lastSuccess: {
        finishedAt: at('2026-08-22T02:04:02Z'),
        durationSeconds: 240,
      },
      retention: {
        sentence: 'Keeps the last 7 backups of RecurringJob nightly.',
      },
      destination: { type: 's3', bucket: 'acme-longhorn', prefix: 'prod' },
    });
    // The endpoint is in a Secret, which is not read.
    expect(plan.destination.offSite).toBeUndefined();
  });

  it.each<[string, Record<string, string> | undefined, string[], boolean]>([
    ['no label', undefined, ['default'], true],
    [
      'another group',
      { 'recurring-job-group.longhorn.io/gold': 'enabled' },
      ['default'],
      false,
    ],
    [
      'its group',
      { 'recurring-job-group.longhorn.io/gold': 'enabled' },
      ['gold'],
      true,
    ],
    [
      'the job by name',
      { 'recurring-job.longhorn.io/nightly': 'enabled' },
      [],
      true,
    ],
    [
      'a label that is switched off',
      { 'recurring-job.longhorn.io/nightly': 'disabled' },
      ['gold'],
      false,
    ],
  ])('with %s is taken by a job', (_, labels, groups, isTaken) => {
    const { plans } = observe([
      volume({ labels }),
      job({ spec: { groups } }),
      target(),
    ]);
    expect(plans.length === 1).toBe(isTaken);
  });

  it('has the duty of each of its jobs', () => {
    const { plan } = observe([
      volume(),
      job(),
      job({ name: 'hourly', spec: { cron: '5 * * * *', retain: 24 } }),
      target(),
    ]);
    expect(plan.schedule).toMatchObject({
      kind: 'several',
      each: [
        { schedule: { expression: '0 2 * * *' } },
        { schedule: { expression: '5 * * * *' } },
      ],
    });
  });

  it('that only has snapshots has no copy, and that is told of its claim', () => {
    const { plans, findings } = observe([
      volume(),
      job({ spec: { task: 'snapshot' } }),
      target(),
    ]);
    expect(plans).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({
        finding: expect.objectContaining({ code: 'snapshots-only' }),
        about: expect.objectContaining({
          itemKey: 'home-1/wiki/PersistentVolumeClaim/data',
        }),
      }),
    ]);
  });

  it('that is detached is passed over by its jobs', () => {
    const { finding } = observe([
      volume({ status: { state: 'detached' } }),
      job(),
      target(),
    ]);
    expect(finding('detached-is-skipped').severity).toBe('advice');
  });

  it('without a claim belongs to no app', () => {
    expect(
      observe([volume({ status: { kubernetesStatus: {} } }), job(), target()])
        .plans,
    ).toEqual([]);
  });

  it('believes the store where no Backup is listed', () => {
    const { plan } = observe([volume(), job(), target(), backupVolume()]);
    expect(plan.lastSuccess).toEqual({
      finishedAt: at('2026-08-22T02:04:02Z'),
    });
  });

  it('is not copied by Backups of another volume, or in another target', () => {
    const { plan } = observe([
      volume(),
      job(),
      target(),
      backup({ labels: {}, status: { volumeName: 'pvc-of-another-cluster' } }),
      backup({ name: 'elsewhere', status: { backupTargetName: 'other' } }),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
  });
});

describe('a backup target of Longhorn', () => {
  const AT_NAS = 'nfs://nas.internal:/mnt/tank/longhorn';
  const query = `backup=backup-0a1b2c3d4e5f6071&volume=${VOLUME}`;

  it.each([
    [
      'another bucket',
      's3://new@eu-central-1/prod',
      's3://old@eu-central-1/prod',
    ],
    [
      'another folder',
      's3://acme@eu-central-1/prod',
      's3://acme@eu-central-1/',
    ],
    ['another kind of store', AT_NAS, 's3://acme@eu-central-1/prod'],
    ['another server', AT_NAS, 'nfs://old.internal:/mnt/tank/longhorn'],
    ['another export', AT_NAS, 'nfs://nas.internal:/mnt/old'],
    ['another share', 'cifs://nas/new', 'cifs://nas/old'],
    [
      'another container',
      'azblob://new@core.windows.net/',
      'azblob://old@core.windows.net/',
    ],
  ])('that named %s before has no copy of before', (_, now, before) => {
    const { plan, finding } = observe([
      volume({ status: { lastBackupAt: '2026-08-22T02:04:02Z' } }),
      job(),
      target({ spec: { backupTargetURL: now } }),
      backup({ status: { url: `${before}?${query}` } }),
      backupVolume(),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.oldestCopyAt).toBeUndefined();
    expect(finding('backups-elsewhere').severity).toBe('erodes');
  });

  it.each([
    ['the same words', AT_NAS, AT_NAS],
    ['options of the mount', `${AT_NAS}?nfsOptions=soft`, AT_NAS],
    ['a slash at its end', `${AT_NAS}/`, AT_NAS],
    ['another region', 's3://acme@eu-west-1/prod', 's3://acme@us-east-1/prod/'],
  ])('with %s is one place', (_, now, before) => {
    const { plan, codes } = observe([
      volume(),
      job(),
      target({ spec: { backupTargetURL: now } }),
      backup({ status: { url: `${before}?${query}` } }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T02:04:02Z'));
    expect(codes).not.toContain('backups-elsewhere');
  });

  it('counts what is copied to its new place', () => {
    const { plan } = observe([
      volume(),
      job(),
      target({ spec: { backupTargetURL: AT_NAS } }),
      backup({ status: { url: `s3://old@eu-central-1/?${query}` } }),
      backup({
        name: 'backup-new',
        createdAt: '2026-08-23T02:00:05Z',
        status: {
          url: `${AT_NAS}?backup=backup-new&volume=${VOLUME}`,
          snapshotCreatedAt: '2026-08-23T02:00:02Z',
          backupCreatedAt: '2026-08-23T02:03:00Z',
        },
      }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-23T02:03:00Z'));
    expect(plan.oldestCopyAt).toBe(at('2026-08-23T02:00:02Z'));
  });
});

describe('Backups of Longhorn', () => {
  const older = (state: string, more: Record<string, unknown> = {}) =>
    backup({
      name: `backup-${state}`,
      createdAt: '2026-08-23T02:00:05Z',
      status: {
        state,
        snapshotCreatedAt: '2026-08-23T02:00:02Z',
        backupCreatedAt: '2026-08-23T02:04:02Z',
        ...more,
      },
    });

  it('that failed say since when, and why', () => {
    const { plan } = observe([
      volume(),
      job(),
      target(),
      backup(),
      older('Error', { error: 'proxyServer=10.0.0.1: no space left' }),
    ]);
    expect(plan.lastAttemptFailed).toEqual({
      since: at('2026-08-23T02:00:05Z'),
      message: expect.stringContaining('no space left'),
    });
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T02:04:02Z'));
  });

  it('that run say how far', () => {
    const { plan } = observe([
      volume(),
      job(),
      target(),
      older('InProgress', { progress: 42, backupCreatedAt: '' }),
    ]);
    expect(plan.runningSince).toBe(at('2026-08-23T02:00:05Z'));
    expect(plan.progress).toBe('42 %');
    expect(plan.lastSuccess).toBeUndefined();
  });

  it('that hold 0 bytes are empty, and the one before is kept', () => {
    const { plan } = observe([
      volume(),
      job(),
      target(),
      backup(),
      older('Completed', { size: '0' }),
    ]);
    expect(plan.nothingCopied?.message).toContain('holds 0 bytes');
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T02:04:02Z'));
  });

  it('in a state that is not known are told raw, and claim nothing', () => {
    const { plan, finding } = observe([
      volume(),
      job(),
      target(),
      older('Dreaming'),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(finding('unknown-state').title).toContain('Dreaming');
  });

  it('that are malformed cost nothing but themselves', () => {
    const { plan, codes } = observe([
      volume(),
      job(),
      target(),
      backup(),
      { ...older('Completed'), status: { volumeName: VOLUME, state: 7 } },
    ]);
    expect(plan.lastSuccess).toBeDefined();
    expect(codes).toContain('malformed-object');
  });
});

describe('a backup target', () => {
  it('that is not reached, and was not looked into, is told', () => {
    const { finding } = observe([
      volume(),
      job(),
      target({
        status: {
          available: false,
          lastSyncedAt: '2026-08-20T05:00:00Z',
          conditions: [
            {
              type: 'Unavailable',
              status: 'True',
              reason: 'Unavailable',
              message: 'failed to list: AccessDenied',
              lastProbeTime: '',
              lastTransitionTime: '2026-08-20T05:00:00Z',
            },
          ],
        },
      }),
    ]);
    expect(finding('backup-target-unavailable').title).toContain(
      'AccessDenied',
    );
    expect(finding('backup-target-not-read').standsFrom).toBe(
      at('2026-08-20T06:00:00Z'),
    );
  });

  it.each([[[]], [[target({ spec: { backupTargetURL: '' } })]]])(
    'that names no place copies nothing',
    objects => {
      const { plan, codes } = observe([volume(), job(), ...objects]);
      expect(plan.destination.type).toBe('unknown');
      expect(codes).toContain('backup-target-not-set');
    },
  );

  it.each([
    [
      'nfs://nas.lan:/backups/longhorn?nfsOptions=soft',
      { type: 'nfs', server: 'nas.lan', path: '/backups/longhorn' },
    ],
    [
      'azblob://backups@core.windows.net/prod/',
      {
        type: 'azure',
        bucket: 'backups',
        endpoint: 'blob.core.windows.net',
        prefix: 'prod',
      },
    ],
    ['cifs://nas.lan/share', { type: 'host', server: 'nas.lan' }],
    ['s3://acme@us-east-1/', { type: 's3', bucket: 'acme' }],
  ])('at %s is read', (backupTargetURL, destination) => {
    const { plan } = observe([
      volume(),
      job(),
      target({ spec: { backupTargetURL } }),
    ]);
    expect(plan.destination).toMatchObject(destination);
  });
});
