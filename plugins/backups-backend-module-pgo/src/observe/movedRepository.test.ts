import {
  bucket,
  cronJob,
  job,
  perconaBackup,
  perconaCluster,
  volumeRepository,
} from '../fixtures/objects';
import { at, observePerconaObjects } from '../fixtures/observe';

const NIGHTS = ['2026-08-20', '2026-08-21', '2026-08-22'];
const PLACE = 's3://acme-pg/pgbackrest/db/pico/repo1';
const S3 = {
  bucket: 'acme-pg',
  endpoint: 's3.eu-central-1.amazonaws.com',
  region: 'eu-central-1',
};

/** A row with what the cluster declares, where it is as always. */
function rows(
  all: readonly [what: string, told: object, cluster?: object][],
): [what: string, told: object, cluster: object][] {
  return all.map(([what, told, cluster = {}]) => [what, told, cluster]);
}

/** Where backups say that they are, and where the cluster writes to now. */
const MOVES = rows([
  ['bucket', { destination: 's3://old-pg/pgbackrest/db/pico/repo1' }],
  ['folder', { destination: 's3://acme-pg/pgbackrest/db/other/repo1' }],
  ['folder, and the default one is used now', {}, { global: {} }],
  [
    'endpoint',
    {
      repo: {
        name: 'repo1',
        s3: { ...S3, endpoint: 'https://s3.example.com' },
      },
    },
  ],
  ['kind of store', { destination: 'gs://acme-pg/pgbackrest/db/pico/repo1' }],
  [
    'store, from a volume',
    { destination: '', repo: volumeRepository({ name: 'repo1' }) },
  ],
  ['store, to a volume', {}, { repos: [volumeRepository({ name: 'repo1' })] }],
]);

const SAME = rows([
  ['the same words', {}],
  ['a slash at the end', { destination: `${PLACE}/` }],
  ['no place', { destination: undefined, repo: undefined }],
  [
    'another spelling of the endpoint',
    {
      repo: {
        name: 'repo1',
        s3: { ...S3, endpoint: `https://${S3.endpoint}/` },
      },
    },
  ],
  [
    'the default folder, which is not set',
    { destination: 's3://acme-pg/pgbackrest/repo1' },
    { global: {} },
  ],
  [
    'no folder, as none is set',
    { destination: 's3://acme-pg' },
    { global: {} },
  ],
  ['other schedules', { repo: bucket({ schedules: { full: '0 5 * * *' } }) }],
]);

/** CronJobs and Jobs tell of the same nights, and name no place. */
const WITNESSES = [
  cronJob({
    cluster: 'pico',
    status: {
      lastScheduleTime: '2026-08-22T01:00:00Z',
      lastSuccessfulTime: '2026-08-22T01:05:09Z',
    },
  }),
  job({
    cluster: 'pico',
    createdAt: '2026-08-22T01:00:07Z',
    status: {
      startTime: '2026-08-22T01:00:07Z',
      completionTime: '2026-08-22T01:05:08Z',
      succeeded: 1,
    },
  }),
];

function observed(told: object, cluster: object, more: object[] = []) {
  return observePerconaObjects([
    perconaCluster(cluster),
    ...NIGHTS.map(day => perconaBackup({ day, status: { ...told } })),
    ...WITNESSES,
    ...more,
  ]);
}

describe('a repository of Percona whose backups are', () => {
  it.each(MOVES)('in another %s has none of them', (_, told, cluster) => {
    const { plans, finding } = observed(told, cluster);
    const [present, before] = plans;
    expect(present.lastSuccess).toBeUndefined();
    expect(present.database?.backups).toEqual([]);
    expect(before).toMatchObject({
      former: true,
      lastSuccess: { finishedAt: at('2026-08-22T01:05:07Z') },
      database: { archiving: { state: 'halted' } },
    });
    expect(before.fingerprint).not.toBe(present.fingerprint);
    expect(finding('log-without-backup').severity).toBe('breaks-restore');
  });

  it.each(MOVES)(
    'in another %s has the first of its own',
    (_, told, cluster) => {
      const place = observed(told, cluster).plans[0].destination;
      const own =
        place.type === 'volume'
          ? { destination: '' }
          : {
              destination: `s3://acme-pg${place.prefix ?? ''}`,
              repo: undefined,
            };
      const { plans, codes } = observed(told, cluster, [
        perconaBackup({ day: '2026-08-23', status: own }),
      ]);
      const [plan] = plans;
      expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-23T01:05:07Z'));
      expect(plan.database?.backups).toHaveLength(1);
      expect(codes).not.toContain('log-without-backup');
    },
  );

  it.each(SAME)('told with %s has them all', (_, told, cluster) => {
    const { plans } = observed(told, cluster);
    expect(plans).toHaveLength(1);
    expect(plans[0].lastSuccess?.finishedAt).toBe(at('2026-08-22T01:05:07Z'));
  });

  it('in the place that was kept before goes on as the same plan', () => {
    const old = { repos: [bucket({ s3: { ...S3, bucket: 'old-pg' } })] };
    const told = { destination: 's3://old-pg/pgbackrest/db/pico/repo1' };
    const [then] = observed(told, old).plans;
    const [, now] = observed(told, {}).plans;
    expect(now.key).toBe(then.key);
    expect(now.fingerprint).toBe(then.fingerprint);
  });
});
