import { at, observe } from '../fixtures/observe';
import {
  claim,
  destination,
  externalSecret,
  IDLE_STATUS,
  KOPIA,
  source,
} from '../fixtures/objects';

function withCondition(reason: string, message = '') {
  return {
    ...IDLE_STATUS,
    conditions: [
      {
        type: 'Synchronizing',
        status: 'False',
        reason,
        message,
        lastTransitionTime: '2026-08-22T09:59:58Z',
      },
    ],
  };
}

describe('traps 21 to 30 of reading VolSync', () => {
  it('trap 21: a source that is only run by hand has no due time, and that is no fault', () => {
    const { plan, codes } = observe([
      source({ spec: { trigger: { manual: 'registry/app:1.2.3' } } }),
    ]);
    expect(plan.schedule).toEqual({ kind: 'manual' });
    expect(plan.nextDueAt).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it('trap 22: no job is needed to know the last run', () => {
    const { plan } = observe([source({ name: `jukebox-${'x'.repeat(60)}` })]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T06:33:02Z'));
  });

  it.each(['CleaningUp', 'CleanupInProgress'])(
    'trap 23: %s is the end of a run',
    reason => {
      const { plan, codes } = observe([
        source({ status: withCondition(reason) }),
      ]);
      expect(plan.runningSince).toBe(at('2026-08-22T09:59:58Z'));
      expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T06:33:02Z'));
      expect(codes).toEqual([]);
    },
  );

  it('trap 23: the condition of old releases is left alone', () => {
    const { plan, codes } = observe([
      source({
        status: {
          ...IDLE_STATUS,
          conditions: [
            {
              type: 'Reconciled',
              status: 'False',
              reason: 'ReconciledError',
              message: 'something went wrong',
              lastTransitionTime: '2026-08-22T09:59:58Z',
            },
          ],
        },
      }),
    ]);
    expect(plan.controllerError).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it('trap 24: a cache volume that cannot grow is named, for one source only', () => {
    const message =
      'persistentvolumeclaims "volsync-src-jukebox-cache" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
    const { finding, findings } = observe([
      source({ status: withCondition('Error', message) }),
      source({ name: 'jukebox-b2' }),
    ]);
    expect(finding('cache-volume-wedged').fix).toContain('jukebox');
    expect(findings.map(fact => fact.about.planKey)).toEqual([
      'home-1/media/ReplicationSource/jukebox',
    ]);
  });

  it('trap 25: the duration is what VolSync says, waiting included', () => {
    const { plan } = observe([
      source({ status: { ...IDLE_STATUS, lastSyncDuration: '1h2m3s' } }),
    ]);
    expect(plan.lastSuccess?.durationSeconds).toBe(3723);
  });

  it('trap 26: a destination that waits for its trigger is not stale', () => {
    const { codes } = observe([source(), destination()]);
    expect(codes).toEqual([]);
  });

  it('trap 26: a destination without an image, though a claim needs it, erodes after a day', () => {
    const { finding } = observe(
      [
        claim({
          spec: {
            dataSourceRef: {
              apiGroup: 'volsync.backube',
              kind: 'ReplicationDestination',
              name: 'jukebox-dst',
            },
          },
        }),
        destination({
          status: {
            latestImage: undefined,
            lastSyncTime: undefined,
            lastSyncStartTime: '2026-01-05T10:00:05Z',
            conditions: [
              {
                type: 'Synchronizing',
                status: 'True',
                reason: 'SyncInProgress',
                message: 'Synchronization in-progress',
                lastTransitionTime: '2026-08-22T09:59:58Z',
              },
            ],
          },
        }),
      ],
      { withoutClaim: true },
    );
    expect(finding('populator-without-image')).toMatchObject({
      severity: 'erodes',
      standsFrom: at('2026-01-06T10:00:05Z'),
    });
  });

  it('trap 27: six fields are not a VolSync schedule', () => {
    const { plan, finding } = observe([
      source({ spec: { trigger: { schedule: '0 0 3 * * *' } } }),
    ]);
    expect(plan.schedule).toMatchObject({
      kind: 'invalid',
      expression: '0 0 3 * * *',
    });
    expect(plan.nextDueAt).toBeUndefined();
    expect(finding('schedule-invalid').severity).toBe('erodes');
  });

  it('trap 28: without a template the destination comes from configured patterns', () => {
    const { plan } = observe([source()], {
      destinations: [
        {
          configPath: 'backups.destinations[0]',
          match: { secretName: /-volsync-secret$/ },
          label: 'NAS',
          type: 'nfs',
          server: 'nas.lan',
          path: '/mnt/tank/kopia',
        },
      ],
    });
    expect(plan.destination).toMatchObject({
      type: 'nfs',
      label: 'NAS',
      server: 'nas.lan',
      path: '/mnt/tank/kopia',
      offSite: false,
      failureDomain: 'nas.lan',
      derivedFrom: [
        'configuration backups.destinations[0]: label, type, server, path',
      ],
    });
  });

  it('trap 29: credentials that no longer follow their store are a signal of their own', () => {
    const { plan, finding, findings } = observe([
      source(),
      externalSecret({
        status: {
          conditions: [
            { type: 'Ready', status: 'False', reason: 'SecretSyncedError' },
          ],
        },
      }),
    ]);
    expect(plan.lastSuccess).toBeDefined();
    expect(plan.controllerError).toBeUndefined();
    expect(finding('credential-not-syncing')).toMatchObject({
      severity: 'erodes',
      causeKey: 'volsync/credential-not-syncing/home-1/vault',
    });
    expect(findings[0].about).toMatchObject({
      object: { kind: 'ExternalSecret', name: 'jukebox-volsync' },
      planKey: plan.key,
    });
  });

  it.each([
    ['1h', 'Periodic', '2026-06-12T00:00:00Z'],
    ['12h', undefined, '2026-06-12T12:00:00Z'],
    ['0', 'Periodic', undefined],
    ['1h', 'CreatedOnce', undefined],
  ])(
    'trap 29: credentials refreshed every %s (%s) that stand still are told of from %s on',
    (refreshInterval, refreshPolicy, from) => {
      const { findings } = observe([
        source(),
        externalSecret({
          spec: { refreshInterval, refreshPolicy },
          status: {
            conditions: [{ type: 'Ready', status: 'True' }],
            refreshTime: '2026-06-10T03:00:00Z',
          },
        }),
      ]);
      const told = findings.map(({ finding: { code, standsFrom, title } }) => ({
        code,
        title,
        standsFrom,
      }));
      expect(told).toEqual(
        from === undefined
          ? []
          : [
              {
                code: 'credential-not-refreshed',
                title:
                  'The credentials of jukebox have not followed vault since 10 Jun 2026.',
                standsFrom: Date.parse(from) / 1000,
              },
            ],
      );
    },
  );

  it('trap 30: no admission policy is read, and nothing is missed without one', () => {
    const { plan } = observe([source({ spec: { kopia: KOPIA } })]);
    expect(plan.destination).toEqual({
      type: 'unknown',
      label: 'jukebox-volsync-secret',
      derivedFrom: [],
    });
  });
});
