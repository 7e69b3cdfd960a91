import { at, observe } from '../fixtures/observe';
import {
  backup,
  backupIn,
  cluster,
  condition,
  scheduled,
} from '../fixtures/objects';

const STORE = {
  destinationPath: 's3://vault/pg',
  endpointURL: 'https://s3.example.com',
  s3Credentials: {
    accessKeyId: { name: 's', key: 'a' },
    secretAccessKey: { name: 's', key: 'b' },
  },
};
const BARMAN = {
  plugins: undefined,
  backup: { barmanObjectStore: STORE, retentionPolicy: '14d' },
};
const LAST = '2026-08-20T01:03:00Z';

function barmanBackup(status: object = {}, end = LAST) {
  const made = backup({ at: end, status });
  const spec = { cluster: { name: 'shelf' }, method: 'barmanObjectStore' };
  return { ...made, spec };
}

function world(
  status: object,
  changes: Parameters<typeof cluster>[0] = {},
  more: object[] = [],
) {
  return observe([
    cluster({ ...changes, spec: { ...BARMAN, ...changes.spec } }),
    scheduled({ spec: { schedule: '0 0 1 * * *', method: undefined } }),
    barmanBackup(status),
    ...more,
  ]);
}

const MAJOR_18 = { status: { pgDataImageInfo: { majorVersion: 18 } } };

describe('a Backup belongs to the database and the place that it was made of and in', () => {
  it.each<[string, object, Parameters<typeof cluster>[0], object[], boolean]>([
    [
      'of the same place',
      { destinationPath: 's3://vault/pg', serverName: 'shelf' },
      {},
      [],
      true,
    ],
    [
      'of the same place, written with a slash',
      { destinationPath: 's3://vault/pg/' },
      {},
      [],
      true,
    ],
    ['that names no place', {}, {}, [], true],
    ['in another bucket', { destinationPath: 's3://old/pg' }, {}, [], false],
    ['under another server name', { serverName: 'old' }, {}, [], false],
    [
      'at another endpoint',
      { endpointURL: 'https://minio.example.com' },
      {},
      [],
      false,
    ],
    ['of an older major version', { majorVersion: 17 }, MAJOR_18, [], false],
    ['of the same major version', { majorVersion: 18 }, MAJOR_18, [], true],
    ['of which no version is known', {}, MAJOR_18, [], true],
    [
      'of an older version, with one of the present',
      { majorVersion: 17 },
      MAJOR_18,
      [barmanBackup({ majorVersion: 18 }, '2026-08-21T01:03:00Z')],
      true,
    ],
    [
      'older than its Cluster',
      {},
      { createdAt: '2026-08-20T06:00:00Z' },
      [],
      false,
    ],
    [
      'older than a Cluster recovered from this very archive',
      {},
      {
        createdAt: '2026-08-20T06:00:00Z',
        spec: {
          bootstrap: { recovery: { source: 'shelf' } },
          externalClusters: [{ name: 'shelf', barmanObjectStore: STORE }],
        },
      },
      [],
      true,
    ],
  ])('one %s', (_, status, changes, more, counts) => {
    const { plans, codes } = world(status, changes, more);
    const present = plans.filter(({ former }) => !former);
    expect(present).toHaveLength(1);
    expect(present[0].lastSuccess !== undefined).toBe(counts);
    expect(codes.includes('log-without-backup')).toBe(!counts);
  });

  it.each<[string, object, Parameters<typeof cluster>[0]]>([
    ['another place', { serverName: 'old' }, {}],
    ['an older version', { majorVersion: 17 }, MAJOR_18],
    ['an older Cluster', {}, { createdAt: '2026-08-20T06:00:00Z' }],
  ])('what is of %s stays a copy of before', (_, status, changes) => {
    const { plans } = world(status, changes);
    expect(plans.find(plan => plan.former)).toMatchObject({
      lastSuccess: { finishedAt: at(LAST) },
      database: { archiving: { state: 'halted' } },
    });
    // Slots count from the change, not from when the Cluster was created.
    expect(plans.find(plan => !plan.former)?.createdAt).toBeGreaterThan(
      at(LAST),
    );
  });

  it.each<[string, object, string]>([
    ['ready', { readyInstances: 1 }, 'working'],
    ['down', { readyInstances: 0 }, 'halted'],
    [
      'down, which is written as nothing',
      { readyInstances: undefined },
      'halted',
    ],
    [
      'not ready by its condition',
      {
        readyInstances: 2,
        conditions: [
          condition('ContinuousArchiving', 'True', ''),
          condition('Ready', 'False', '', '2026-08-12T00:00:00Z'),
        ],
      },
      'halted',
    ],
  ])(
    'a log is seen to be archived by a Cluster that is %s: %o',
    (_, status, state) => {
      expect(world({}, { status }).plan.database?.archiving.state).toBe(state);
    },
  );

  it.each<[string, object, boolean]>([
    ['has no instance that is ready', { readyInstances: 0 }, true],
    [
      'has a phase and leaves out that none is ready',
      { readyInstances: undefined, phase: 'Not enough disk space' },
      true,
    ],
    [
      'reports nothing of whether it runs',
      { readyInstances: undefined, phase: undefined },
      false,
    ],
  ])('a Cluster that %s is said not to be ready: %o', (_, status, said) => {
    const { codes } = world({}, { status });
    expect(codes.includes('database-not-ready')).toBe(said);
  });

  it('names the Backup that did not begin, and what waits behind it', () => {
    const spec = { cluster: { name: 'shelf' }, method: 'barmanObjectStore' };
    const told = world({}, {}, [
      { ...backupIn('walArchivingFailing', '2026-08-21T01:00:00Z'), spec },
      { ...backupIn('pending', '2026-08-22T01:00:00Z'), spec },
    ]);
    expect(told.finding('backup-refused-to-begin')).toMatchObject({
      title: expect.stringContaining('holds up 1 other'),
      fix: expect.stringContaining('kubectl -n database delete backups.'),
    });
    expect(told.plan).toMatchObject({
      runningSince: undefined,
      lastAttemptFailed: { since: at('2026-08-21T01:00:00Z') },
    });
  });

  it.each<[string, object, string]>([
    [
      'local time written as UTC',
      { startedAt: '2026-08-20T06:32:20Z', stoppedAt: '2026-08-20T06:33:00Z' },
      LAST,
    ],
    [
      'local time of the west',
      { startedAt: '2026-08-19T20:02:20Z', stoppedAt: '2026-08-19T20:03:00Z' },
      LAST,
    ],
    [
      'an operator that looked late',
      { reconciliationTerminatedAt: '2026-08-20T05:00:00Z' },
      LAST,
    ],
  ])('takes the end of %s as it was', (_, status, end) => {
    expect(world(status).plan.lastSuccess?.finishedAt).toBe(at(end));
  });

  it('tells both of two Clusters that write into one archive', () => {
    const { findings } = observe([
      cluster({ spec: BARMAN }),
      cluster({
        name: 'copy',
        spec: {
          ...BARMAN,
          backup: { barmanObjectStore: { ...STORE, serverName: 'shelf' } },
        },
      }),
      cluster({ name: 'other', spec: BARMAN }),
    ]);
    const shared = findings.filter(
      ({ finding }) => finding.code === 'archive-shared',
    );
    expect(shared.map(({ about }) => about.object.name)).toEqual([
      'shelf',
      'copy',
    ]);
    expect(shared[0].finding.severity).toBe('breaks-restore');
  });

  it.each([
    '0 0 0 30 2 *',
    '0 0 0 31 4,6,9,11 *',
    '0 0 0 29 2 *',
    '0 0 0 31 * *',
  ])('says of %s whether it can ever fire', schedule => {
    const { codes } = observe([
      cluster({ spec: BARMAN }),
      scheduled({ spec: { schedule, method: undefined } }),
    ]);
    expect(codes.includes('schedule-never-fires')).toBe(
      /30 2|31 4,6/.test(schedule),
    );
  });
});
