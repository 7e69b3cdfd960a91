import {
  backup,
  backupOf,
  claim,
  copyOf,
  deployment,
  location,
  podVolumeBackup,
  schedule,
  volume,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';
import { labelValue } from './labelValue';

const LABEL = 'velero.io/exclude-from-backup';

/** Numbers are those of the fact sheet of Velero. */
describe('traps 15 to 21 of Velero', () => {
  it('15: reads objects, not metrics: PartiallyFailed counts for the volume that is in it', () => {
    const { plan, codes } = observe([
      schedule(),
      backup({ status: { phase: 'PartiallyFailed', errors: 2 } }),
      podVolumeBackup(),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T03:08:01Z'));
    expect(codes).toContain('backup-partially-failed');
  });

  it('15: PartiallyFailed without the volume is a failure', () => {
    const { plan } = observe([
      schedule(),
      backup({ status: { phase: 'PartiallyFailed', errors: 2 } }),
    ]);
    expect(plan.lastAttemptFailed?.message).toBe(
      'PartiallyFailed, 2 errors; there is no copy of this volume.',
    );
    expect(plan.nothingCopied).toBeUndefined();
  });

  it.each([
    ['restic', 'prod/restic/shop'],
    ['kopia', 'prod/kopia/shop'],
  ])(
    '16: tells copies of %s by their own method and place',
    (uploader, prefix) => {
      const { plan } = observe([
        schedule(),
        backup(),
        podVolumeBackup({ spec: { uploaderType: uploader } }),
      ]);
      expect(plan.method).toBe(uploader);
      expect(plan.destination.prefix).toBe(prefix);
    },
  );

  it.each(['WaitingForPluginOperations', 'Finalizing'])(
    '17: a Backup in phase %s runs, and is not usable yet',
    phase => {
      const { plan } = observe([
        schedule(),
        backup({ status: { phase } }),
        podVolumeBackup(),
      ]);
      expect(plan.lastSuccess).toBeUndefined();
      expect(plan.runningSince).toBe(at('2026-08-22T03:00:01Z'));
      expect(plan.lastAttemptFailed).toBeUndefined();
    },
  );

  it.each(['Queued', 'ReadyToStart', 'New'])(
    '18: a Backup in phase %s waits, which is not missed',
    phase => {
      const { plan } = observe([
        schedule(),
        backup({
          status: {
            phase,
            queuePosition: 1,
            startTimestamp: undefined,
            completionTimestamp: undefined,
          },
        }),
        backupOf('2026-08-21'),
        copyOf('2026-08-21'),
      ]);
      expect(plan.queued).toEqual({});
      expect(plan.nothingCopied).toBeUndefined();
      expect(plan.lastSuccess).toBeDefined();
    },
  );

  it('19: hooks that failed are advice', () => {
    const { finding } = observe([
      schedule(),
      backup({
        status: {
          phase: 'PartiallyFailed',
          hookStatus: { hooksAttempted: 2, hooksFailed: 1 },
        },
      }),
      podVolumeBackup(),
    ]);
    expect(finding('hooks-failed').severity).toBe('advice');
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['no namespaces', { includedNamespaces: undefined }, true],
    ['a star', { includedNamespaces: ['*'] }, true],
    ['a glob', { includedNamespaces: ['sh*p'] }, true],
    ['another glob', { includedNamespaces: ['b?lling*'] }, false],
    [
      'an excluded namespace',
      { includedNamespaces: ['*'], excludedNamespaces: ['shop'] },
      false,
    ],
    [
      'a label of the pod',
      { labelSelector: { matchLabels: { app: 'web' } } },
      true,
    ],
    [
      'a label that nothing has',
      { labelSelector: { matchLabels: { app: 'db' } } },
      false,
    ],
    [
      'one of several selectors',
      {
        orLabelSelectors: [
          { matchLabels: { app: 'db' } },
          {
            matchExpressions: [
              { key: 'app', operator: 'In', values: ['web', 'api'] },
            ],
          },
        ],
      },
      true,
    ],
    ['other resources', { includedResources: ['deployments'] }, false],
    ['claims by their short name', { includedResources: ['pvc', 'po'] }, true],
    [
      'excluded claims and pods',
      { excludedResources: ['persistentvolumeclaims', 'pods'] },
      false,
    ],
    [
      'objects only',
      { defaultVolumesToFsBackup: false, snapshotVolumes: false },
      false,
    ],
  ])('20: a Schedule with %s takes the claim: %s', (_, template, isTaken) => {
    const { plans } = observe([schedule({ template })]);
    expect(plans.length > 0).toBe(isTaken);
  });

  it('20: a claim that a label leaves out is told of as that', () => {
    const { plans, finding } = observe(
      [
        claim({ labels: { [LABEL]: 'true' } }),
        volume(),
        deployment(),
        location(),
        schedule(),
        backup(),
      ],
      { bare: true },
    );
    expect(plans).toEqual([]);
    expect(finding('left-out-by-label')).toMatchObject({ severity: 'advice' });
  });

  it('21: finds what labels name by a hash', () => {
    const long = `nightly-${'a'.repeat(70)}`;
    const label = labelValue(long);
    expect(label).toHaveLength(63);
    expect(labelValue('nightly')).toBe('nightly');
    const { plan } = observe([
      schedule({ name: long }),
      backup({
        name: `${long}-20260822030000`,
        labels: { 'velero.io/schedule-name': label },
      }),
      podVolumeBackup({ of: labelValue(`${long}-20260822030000`) }),
    ]);
    expect(plan.lastSuccess).toBeDefined();
  });
});
