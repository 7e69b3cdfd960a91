import { at, observe } from '../fixtures/observe';
import { IDLE_STATUS, KOPIA, source } from '../fixtures/objects';

const EMPTY_LOG =
  '=== Checking directory for content ===\n== Directory is empty skipping backup ===';

describe('traps 1 to 10 of reading VolSync', () => {
  it('has nothing to tell about a healthy source', () => {
    const { plan, codes } = observe([source()]);
    expect(codes).toEqual([]);
    expect(plan).toMatchObject({
      key: 'home-1/media/ReplicationSource/jukebox',
      provider: 'volsync',
      method: 'kopia',
      itemKey: 'home-1/media/PersistentVolumeClaim/jukebox',
      labels: { 'app.kubernetes.io/name': 'jukebox' },
      createdAt: at('2026-01-05T10:00:00Z'),
      suspended: false,
      reportsSuccess: true,
      lastSuccess: { finishedAt: at('2026-08-22T06:33:02Z') },
      nextDueAt: at('2026-08-22T12:28:00Z'),
    });
    expect(plan.lastSuccess?.durationSeconds).toBeCloseTo(302.118, 3);
    expect(plan.runningSince).toBeUndefined();
    expect(plan.lastAttemptFailed).toBeUndefined();
    expect(plan.controllerError).toBeUndefined();
    expect(plan.nothingCopied).toBeUndefined();
    expect(plan.evidence).toContainEqual({
      object: 'ReplicationSource media/jukebox on home-1',
      field: 'status.lastSyncTime',
      value: '2026-08-22T06:33:02Z',
    });
  });

  it('trap 1: a source that fails for days and looks like running is failing since its first attempt', () => {
    const { plan } = observe([
      source({
        status: {
          conditions: [
            {
              type: 'Synchronizing',
              status: 'True',
              reason: 'SyncInProgress',
              message: 'Synchronization in-progress',
              lastTransitionTime: '2026-08-20T12:23:00Z',
            },
          ],
          lastSyncStartTime: '2026-08-20T12:23:00Z',
          lastSyncTime: '2026-08-20T06:29:40Z',
          lastSyncDuration: '6m40.02s',
          nextSyncTime: '2026-08-20T12:23:00Z',
          latestMoverStatus: {
            result: 'Failed',
            logs: 'ERROR: unable to open repository: Access Denied\nINFO: OPERATION_RESULT: FAILURE\nINFO: EXIT_CODE: 1',
          },
        },
      }),
    ]);
    expect(plan.lastAttemptFailed).toEqual({
      since: at('2026-08-20T12:23:00Z'),
      message: 'ERROR: unable to open repository: Access Denied',
    });
    expect(plan.runningSince).toBe(at('2026-08-20T12:23:00Z'));
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T06:29:40Z'));
    expect(plan.nextDueAt).toBe(at('2026-08-20T12:23:00Z'));
  });

  it('trap 2: an error that flaps during a run counts from the start of the run, not from an old transition', () => {
    const { plan } = observe([
      source({
        status: {
          ...IDLE_STATUS,
          conditions: [
            {
              type: 'Synchronizing',
              status: 'False',
              reason: 'Error',
              message:
                'data PVC not available (possibly waiting for copy trigger)',
              lastTransitionTime: '2026-08-22T06:33:12Z',
            },
          ],
          lastSyncStartTime: '2026-08-22T12:28:00Z',
        },
      }),
    ]);
    expect(plan.controllerError).toEqual({
      since: at('2026-08-22T12:28:00Z'),
      message: 'data PVC not available (possibly waiting for copy trigger)',
    });
    expect(plan.runningSince).toBe(at('2026-08-22T12:28:00Z'));
    expect(plan.lastAttemptFailed).toBeUndefined();
  });

  it.each([
    [
      'kopia',
      `${EMPTY_LOG}\nINFO: OPERATION_RESULT: FAILURE\nINFO: EXIT_CODE: 0`,
    ],
    ['restic', '== Directory is empty skipping backup ==='],
  ])(
    'trap 3: an empty volume that reports success claims no copy (%s)',
    (method, logs) => {
      const { plan } = observe([
        source({
          spec: { kopia: undefined, [method]: KOPIA },
          status: {
            ...IDLE_STATUS,
            latestMoverStatus: { result: 'Successful', logs },
          },
        }),
      ]);
      expect(plan.lastSuccess).toBeUndefined();
      expect(plan.nothingCopied).toEqual({
        message: '== Directory is empty skipping backup ===',
      });
      // The script's exit trap prints FAILURE: that is no failed attempt.
      expect(plan.lastAttemptFailed).toBeUndefined();
    },
  );

  it('trap 4: successes that a paused source keeps stamping are no runs', () => {
    const { plan, codes } = observe([
      source({
        spec: { paused: true },
        status: { ...IDLE_STATUS, lastSyncDuration: '41.2ms' },
      }),
    ]);
    expect(plan.suspended).toBe(true);
    expect(plan.lastSuccess).toBeUndefined();
    expect(codes).toEqual(['success-without-run']);
  });

  it('trap 4: the last real success of a paused source stays', () => {
    const { plan } = observe([
      source({
        spec: { paused: true },
        status: { ...IDLE_STATUS, lastSyncStartTime: '2026-08-22T12:28:00Z' },
      }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T06:33:02Z'));
    // Upstream leaves the condition at SyncInProgress while nothing runs.
    expect(plan.runningSince).toBeUndefined();
  });

  it('trap 4: a tick stamped while paused is still none after the pause', () => {
    const { plan } = observe([
      source({ status: { ...IDLE_STATUS, lastSyncDuration: '38.01ms' } }),
    ]);
    expect(plan.suspended).toBe(false);
    expect(plan.lastSuccess).toBeUndefined();
  });

  it.each([
    'Connection failed, creating new repository...\nCreated snapshot with root k1',
    '=== Initialize Dir ===\ncreated restic repository 37 at s3:http://minio/b\nsnapshot 6b saved',
  ])('trap 5: a repository made anew by an old source is told (%#)', logs => {
    const { finding, plan } = observe([
      source({
        status: {
          ...IDLE_STATUS,
          latestMoverStatus: { result: 'Successful', logs },
        },
      }),
    ]);
    expect(finding('repository-created-anew').severity).toBe('erodes');
    expect(plan.lastSuccess).toBeDefined();
  });

  it('trap 5: the first run of a source may make its repository', () => {
    const { codes } = observe([
      source({
        createdAt: '2026-08-22T06:25:00Z',
        status: {
          ...IDLE_STATUS,
          latestMoverStatus: {
            result: 'Successful',
            logs: 'Connection failed, creating new repository...',
          },
        },
      }),
    ]);
    expect(codes).toEqual([]);
  });

  it('trap 6: a retention that could not be set is told, though the run succeeded', () => {
    const { plan, codes } = observe([
      source({
        status: {
          ...IDLE_STATUS,
          latestMoverStatus: {
            result: 'Successful',
            logs: 'Warning: Failed to set retention policy, continuing with defaults',
          },
        },
      }),
    ]);
    expect(codes).toEqual(['retention-not-applied']);
    expect(plan.lastSuccess).toBeDefined();
  });

  it('trap 7: a manual trigger hides the schedule', () => {
    const { plan, finding } = observe([
      source({
        spec: { trigger: { schedule: '38 */6 * * *', manual: '1755500000' } },
        status: {
          ...IDLE_STATUS,
          lastManualSync: '1755500000',
          nextSyncTime: '2026-08-22T12:28:00Z',
        },
      }),
    ]);
    expect(plan.schedule).toEqual({
      kind: 'manual',
      hidden: {
        kind: 'cron',
        expression: '38 */6 * * *',
        zone: 'UTC',
        dialect: 'standard',
      },
    });
    expect(plan.nextDueAt).toBeUndefined();
    expect(finding('manual-trigger-hides-schedule')).toMatchObject({
      severity: 'erodes',
      fix: expect.stringContaining('media/jukebox'),
    });
  });

  it('trap 8: no failure time is made up where VolSync gives none', () => {
    const { plan } = observe([
      source({
        status: { latestMoverStatus: { result: 'Failed', logs: '' } },
      }),
    ]);
    expect(plan.lastAttemptFailed).toEqual({
      since: undefined,
      message: undefined,
    });
  });

  it('trap 9: schedules are in the zone of the controller, which is UTC unless it is told', () => {
    expect(observe([source()]).plan.schedule).toMatchObject({ zone: 'UTC' });
    expect(
      observe([source()], { timeZone: 'Pacific/Auckland' }).plan.schedule,
    ).toMatchObject({ zone: 'Pacific/Auckland' });
  });

  it('trap 10: keys that are not set are inherited, and that is told', () => {
    const { plan, finding } = observe([
      source({
        spec: {
          kopia: { ...KOPIA, retain: { daily: 14, weekly: 4 } },
        },
      }),
    ]);
    expect(plan.retention.inherited).toEqual([
      { key: 'latest', value: '10' },
      { key: 'hourly', value: '48' },
      { key: 'monthly', value: '24' },
      { key: 'yearly', value: '3' },
    ]);
    expect(finding('retention-inherited-keys')).toMatchObject({
      severity: 'advice',
      title:
        "The retention of jukebox leaves latest, hourly, monthly and yearly to Kopia's defaults.",
    });
  });

  it('trap 10: an hourly rule is a window in hours, not a number of snapshots', () => {
    const { finding } = observe([
      source({
        spec: { kopia: { ...KOPIA, retain: { ...KOPIA.retain, hourly: 4 } } },
      }),
    ]);
    expect(finding('hourly-retention-is-a-window').title).toBe(
      "'hourly: 4' keeps about 1 of the snapshots of jukebox, not 4.",
    );
  });

  it('trap 10: restic without a retention keeps one point, and that erodes', () => {
    const { plan, finding } = observe([
      source({
        spec: {
          kopia: undefined,
          restic: { repository: 'jukebox-restic', copyMethod: 'Snapshot' },
        },
      }),
    ]);
    expect(plan.retention.inherited).toEqual([{ key: 'last', value: '1' }]);
    expect(finding('keeps-one-point-only').severity).toBe('erodes');
  });

  it('trap 10: with a path override the retention is set on the wrong path', () => {
    const { plan, codes } = observe([
      source({
        spec: { kopia: { ...KOPIA, sourcePathOverride: '/var/lib/jukebox' } },
      }),
    ]);
    expect(codes).toEqual(['retention-on-wrong-path']);
    expect(plan.retention.sentence).toContain('/var/lib/jukebox');
    expect(plan.writes?.identity).toBe('jukebox@media:/var/lib/jukebox');
  });
});
