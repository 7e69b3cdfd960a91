import type { Fact } from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';
import { createKopiaProvider } from '../createKopiaProvider';
import { NAS, at } from '../fixtures/parseReport';

const SYNC =
  'set -e\nkopia repository connect filesystem --path=/repository\nkopia repository sync-to s3 \\\n  --bucket=mirror --endpoint=s3.us-east-005.backblazeb2.com --access-key=planted-key --secret-access-key=planted-secret --delete';

interface Wish {
  name?: string;
  timeZone?: string;
  script?: string;
  suspend?: boolean;
  status?: object;
  annotations?: object;
  nfs?: boolean;
}

function cronJob(wish: Wish = {}) {
  const { name = 'kopia-sync-b2', script = SYNC, nfs = true } = wish;
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: {
      name,
      namespace: 'storage',
      creationTimestamp: '2025-12-23T01:02:03Z',
      annotations: wish.annotations,
    },
    spec: {
      schedule: '0 2 * * *',
      timeZone: wish.timeZone,
      suspend: wish.suspend ?? false,
      jobTemplate: {
        spec: {
          template: {
            spec: {
              containers: [{ command: ['/bin/sh', '-c', script] }],
              volumes: nfs
                ? [
                    {
                      nfs: {
                        server: 'citadel.internal',
                        path: '/mnt/storage0/backups/VolsyncKopia',
                      },
                    },
                  ]
                : [{ persistentVolumeClaim: { claimName: 'repository' } }],
            },
          },
        },
      },
    },
    status: wish.status ?? {},
  };
}

function job(name: string, status: object, owner = 'kopia-sync-b2') {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace: 'storage',
      ownerReferences: [{ kind: 'CronJob', name: owner }],
    },
    status,
  };
}

const failedAt = (start: string, end: string) => ({
  startTime: start,
  conditions: [
    {
      type: 'Failed',
      status: 'True',
      reason: 'BackoffLimitExceeded',
      message: 'password=planted-secret was refused',
      lastTransitionTime: end,
    },
  ],
});

function observe(...objects: unknown[]): Fact[] {
  const provider = createKopiaProvider();
  return [
    ...provider.observeCluster(
      snapshotOf({
        readAt: new Date('2026-08-22T10:00:00Z'),
        queries: provider.resources,
        objects,
      }),
    ),
  ];
}

describe('jobs that work on a Kopia repository', () => {
  it('mirror it, recognised by what they run; what they run is not kept', () => {
    const facts = observe(
      cronJob({
        status: {
          lastScheduleTime: '2026-08-22T02:00:00Z',
          lastSuccessfulTime: '2026-08-22T02:41:17Z',
        },
      }),
      job('sync-1', {
        startTime: '2026-08-22T02:00:01Z',
        completionTime: '2026-08-22T02:41:17Z',
        conditions: [{ type: 'Complete', status: 'True' }],
      }),
    );
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({
      type: 'plan',
      key: 'home-1/storage/CronJob/kopia-sync-b2',
      method: 'kopia sync-to',
      mirrorOf: NAS,
      suspended: false,
      lastSuccess: {
        finishedAt: at('2026-08-22T02:41:17Z'),
        durationSeconds: 41 * 60 + 16,
      },
      destination: {
        type: 's3',
        bucket: 'mirror',
        product: 'Backblaze B2',
        offSite: true,
      },
    });
    expect(JSON.stringify(facts)).not.toContain('planted');
  });

  it('trap 14: keep an old success while they are suspended, and say that they are', () => {
    expect(
      observe(
        cronJob({
          suspend: true,
          status: { lastSuccessfulTime: '2026-02-10T14:41:17Z' },
        }),
      ),
    ).toMatchObject([
      {
        suspended: true,
        lastSuccess: { finishedAt: at('2026-02-10T14:41:17Z') },
      },
    ]);
  });

  it('trap 15: succeed by their Jobs where the CronJob does not say, and never by their schedule', () => {
    const scheduled = { lastScheduleTime: '2026-08-22T02:00:00Z' };
    expect(observe(cronJob({ status: scheduled }))).toMatchObject([
      { lastSuccess: undefined },
    ]);
    expect(
      observe(
        cronJob({ status: scheduled }),
        job('sync-1', {
          startTime: '2026-08-22T02:00:00Z',
          completionTime: '2026-08-22T02:30:00Z',
        }),
        job('of-another', { completionTime: '2026-08-22T09:00:00Z' }, 'other'),
      ),
    ).toMatchObject([
      { lastSuccess: { finishedAt: at('2026-08-22T02:30:00Z') } },
    ]);
  });

  it('trap 15: hang in silence: a run that is active since its Job began', () => {
    expect(
      observe(
        cronJob({
          status: {
            active: [{ name: 'sync-1' }],
            lastScheduleTime: '2026-08-20T05:00:00Z',
            lastSuccessfulTime: '2026-08-19T05:33:00Z',
          },
        }),
        job('sync-1', { startTime: '2026-08-20T05:00:02Z', active: 1 }),
      ),
    ).toMatchObject([{ runningSince: at('2026-08-20T05:00:02Z') }]);
  });

  it('trap 23: that wait to begin are under way since they were due; one that failed before a success is history', () => {
    const [waiting] = observe(
      cronJob({
        status: {
          active: [{ name: 'sync-3' }],
          lastScheduleTime: '2026-08-22T02:00:00Z',
          lastSuccessfulTime: '2026-08-21T02:40:00Z',
        },
      }),
      // Its pod is pending: nothing has started.
      job('sync-3', { active: 1 }),
      job('sync-1', failedAt('2026-08-20T02:00:00Z', '2026-08-20T02:10:00Z')),
    );
    expect(waiting).toMatchObject({
      runningSince: at('2026-08-22T02:00:00Z'),
      lastSuccess: { finishedAt: at('2026-08-21T02:40:00Z') },
      lastAttemptFailed: undefined,
    });
  });

  it('trap 25: run by the zone that they name, and by UTC where they name none', () => {
    expect(
      observe(
        cronJob({ timeZone: 'Pacific/Auckland' }),
        cronJob({ name: 'kopia-sync-r2' }),
      ),
    ).toMatchObject([
      { schedule: { expression: '0 2 * * *', zone: 'Pacific/Auckland' } },
      { schedule: { expression: '0 2 * * *', zone: 'UTC' } },
    ]);
  });

  it('fail by their newest Job; a failed one older than a success is history', () => {
    const [failing] = observe(
      cronJob({ status: { lastSuccessfulTime: '2026-08-19T04:52:10Z' } }),
      job('sync-2', failedAt('2026-08-22T04:15:00Z', '2026-08-22T04:37:40Z')),
    );
    expect(failing).toMatchObject({
      lastAttemptFailed: { since: at('2026-08-22T04:37:40Z') },
    });
    expect(JSON.stringify(failing)).not.toContain('planted');
    expect(failing).toMatchObject({
      records: [{ outcome: 'failed', endedAt: at('2026-08-22T04:37:40Z') }],
    });
    expect(
      observe(
        cronJob({ status: { lastSuccessfulTime: '2026-08-22T05:52:10Z' } }),
        job('sync-2', failedAt('2026-08-22T04:15:00Z', '2026-08-22T04:37:40Z')),
      ),
    ).toMatchObject([{ lastAttemptFailed: undefined }]);
  });

  it('maintain it', () => {
    expect(
      observe(
        cronJob({
          script:
            'kopia maintenance set --owner=me; kopia maintenance run --full',
          status: { lastSuccessfulTime: '2026-08-22T06:31:12Z' },
        }),
      ),
    ).toMatchObject([
      {
        type: 'maintenance',
        repository: NAS,
        lastSuccessAt: at('2026-08-22T06:31:12Z'),
      },
    ]);
  });

  it('are asked for their repository where nothing says it, and take it from an annotation', () => {
    expect(observe(cronJob({ nfs: false }))).toMatchObject([
      { finding: { code: 'kopia-job-of-unknown-repository' } },
    ]);
    expect(
      observe(
        cronJob({
          nfs: false,
          script: '/scripts/run.sh',
          annotations: {
            'backups/kopia-job': 'sync-to',
            'backups/kopia-repository': 's3://S3.example.com/volsync/radarr/',
          },
        }),
      ),
    ).toMatchObject([{ mirrorOf: 's3://s3.example.com/volsync/radarr' }]);
  });

  it('are none of those that only mention it', () => {
    expect(
      observe(
        cronJob({
          script: '# kopia repository sync-to s3 --bucket=x\necho no',
        }),
        cronJob({ script: 'kopia snapshot list' }),
        { ...cronJob(), spec: 'nothing' },
      ),
    ).toEqual([]);
  });
});
