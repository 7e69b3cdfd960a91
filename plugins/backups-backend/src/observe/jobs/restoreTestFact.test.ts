import { restoreTestFact } from './restoreTestFact';

const REFERENCE = {
  cluster: 'home-1',
  kind: 'CronJob',
  namespace: 'media',
  name: 'radarr-restore-test',
  labels: {},
  annotations: {},
};

function cronJob(annotations: Record<string, string>, status: object = {}) {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: REFERENCE.name, namespace: 'media', annotations },
    spec: { schedule: '0 4 * * 0', jobTemplate: { spec: {} } },
    status,
  };
}

const OF = { 'backups/restore-test-of': 'radarr, postgres18-radarr' };

describe('a CronJob that tests restores', () => {
  it('is one by its annotation alone', () => {
    expect(restoreTestFact(cronJob({}), REFERENCE)).toBeUndefined();
    expect(restoreTestFact(cronJob(OF), REFERENCE)).toMatchObject({
      items: ['radarr', 'postgres18-radarr'],
      schedule: { kind: 'cron', expression: '0 4 * * 0', zone: 'UTC' },
      suspended: false,
      lastFailed: false,
    });
  });

  it('names no object that Kubernetes could not have', () => {
    const named = { 'backups/restore-test-of': 'radarr,$(reboot),, a/b' };
    expect(restoreTestFact(cronJob(named), REFERENCE)?.items).toEqual([
      'radarr',
    ]);
    const none = { 'backups/restore-test-of': ' ; ' };
    expect(restoreTestFact(cronJob(none), REFERENCE)).toBeUndefined();
  });

  it('has failed where it began after its last success and is over', () => {
    const status = {
      lastScheduleTime: '2026-08-16T04:00:00Z',
      lastSuccessfulTime: '2026-08-09T04:20:00Z',
    };
    expect(restoreTestFact(cronJob(OF, status), REFERENCE)).toMatchObject({
      lastFailed: true,
      lastPassedAt: Date.parse(status.lastSuccessfulTime) / 1000,
    });
    const running = { ...status, active: [{}] };
    expect(restoreTestFact(cronJob(OF, running), REFERENCE)).toMatchObject({
      lastFailed: false,
      runningSince: Date.parse(status.lastScheduleTime) / 1000,
    });
  });
});
