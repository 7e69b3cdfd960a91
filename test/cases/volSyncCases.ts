import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { NAMESPACE, claim, deployment, statefulSet } from '../estate/volumes';
import {
  SecretWish,
  SourceWish,
  replicationSource,
  repositorySecret,
} from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const LAST = '2026-10-14T09:00:40Z';
const NEXT = '2026-10-14T10:00:00Z';

/** An app with a volume and a source for it. */
function app(
  name: string,
  source: SourceWish = {},
  others: { claim?: object; secret?: SecretWish } = {},
) {
  return [
    deployment(name, source.claimName),
    ...claim({ name: source.claimName ?? name, ...others.claim }),
    repositorySecret(name, others.secret),
    replicationSource(name, { lastSync: LAST, nextSync: NEXT, ...source }),
  ];
}

function once(
  title: string,
  objects: Case['steps'][number]['objects'],
  expected: Case['expected'],
  apps: Case['apps'] = ['diary'],
): Case {
  return { title, apps, steps: [{ at: NOW, objects }], expected };
}

/** The same, with all workloads scaled to so many replicas. */
function scaledTo(
  replicas: number,
  objects: readonly KubernetesManifest[],
): KubernetesManifest[] {
  return objects.map(object =>
    ['Deployment', 'StatefulSet'].includes(object.kind)
      ? { ...object, spec: { ...object.spec, replicas } }
      : object,
  );
}

/** Paused two months ago. */
const PAUSED: SourceWish = {
  paused: true,
  lastSync: '2026-08-14T09:00:40Z',
  nextSync: undefined,
};

const SWITCHED_OFF_SOME_DAY: Case['expected'] = {
  verdict: 'cannot-tell',
  headline: /nothing says since when/,
  copies: [{ state: 'suspended', counted: true, because: /is scaled to 0/ }],
  left: { volume: '2026-08-14T09:00:01.000Z' },
  never: [/[Rr]esume/],
};

const PAUSED_BESIDE_A_WRITER: Case['expected'] = {
  verdict: 'at-risk',
  copies: [{ state: 'suspended', counted: false }],
  never: [/scaled to 0/, /do not grow old/],
};

const HEALTHY = { state: 'healthy', counted: true } as const;

/** VolSync: schedules, clocks, contents, claims and places. */
export const VOLSYNC_CASES: readonly Case[] = [
  once(
    'believes no success of the future, and names the clock',
    app('diary', { lastSync: '2026-10-14T15:00:40Z' }),
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'new', counted: false, because: /in the future/ }],
      says: [/clock of home-1 \(VolSync\) is wrong/],
      never: [/0 s old/],
    },
  ),
  once(
    'calls a copy empty that processed no file',
    app('diary', {
      logs: 'processed 0 files, 0 B in 0:00\nsnapshot 1d2 saved',
    }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', grade: 'contradicted', counted: false }],
      says: [/nothing (was )?copied/],
    },
  ),
  once(
    'says that a retention of zeros keeps everything',
    app('diary', { retain: { hourly: 0, daily: 0, weekly: 0 } }),
    {
      verdict: 'protected',
      copies: [HEALTHY],
      says: [/Keeps everything/],
    },
  ),
  once(
    'reads a schedule in the zone that it names',
    app('diary', {
      schedule: 'CRON_TZ=Europe/Berlin 0 5 * * *',
      lastSync: '2026-10-14T03:01:10Z',
      nextSync: '2026-10-15T03:00:00Z',
    }),
    {
      verdict: 'protected',
      copies: [{ ...HEALTHY, because: /Next due 15 Oct 03:00 UTC/ }],
    },
  ),
  once(
    'tells a schedule that never fires',
    app('diary', {
      schedule: '30 4 31 4 *',
      lastSync: '2026-10-09T04:31:00Z',
      nextSync: undefined,
    }),
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'unscheduled', counted: true }],
    },
  ),
  ...(
    [
      ['*/90 * * * *', '10:00'],
      ['0 */36 * * *', '00:00'],
      ['15 9-11/7 * * *', '09:15'],
    ] as const
  ).map(([schedule, slot]) =>
    once(
      `runs at the first value only of a step that leaves its range: ${schedule}`,
      app('diary', {
        schedule,
        lastSync: '2026-10-14T09:16:00Z',
        nextSync: undefined,
      }),
      {
        verdict: 'protected',
        copies: [
          { ...HEALTHY, because: new RegExp(`Next due 1[45] Oct ${slot} UTC`) },
        ],
      },
    ),
  ),
  once(
    'understands @daily',
    app('diary', {
      schedule: '@daily',
      lastSync: '2026-10-14T00:01:00Z',
      nextSync: '2026-10-15T00:00:00Z',
    }),
    {
      verdict: 'protected',
      copies: [{ ...HEALTHY, because: /Next due 15 Oct 00:00 UTC/ }],
    },
  ),
  once(
    'counts the age of data from the begin of a run of two days',
    app('diary', { duration: '50h3m9s' }),
    { verdict: 'at-risk', headline: /no copy newer than 2 d 2 h/ },
  ),
  once(
    'finds that two sources cannot be told apart in one repository',
    [
      ...app('diary', { secret: 'shared' }),
      ...app('chronicle', { secret: 'shared' }),
      repositorySecret('both', { name: 'shared' }),
    ],
    {
      verdict: 'needs-attention',
      copies: [HEALTHY],
      says: [/under that name/],
    },
    ['diary', 'chronicle'],
  ),
  // A success is told, and when it was cannot be read: neither red nor green.
  once(
    'accuses nobody of a success whose time cannot be read',
    app('diary').map(object =>
      object.kind === 'ReplicationSource'
        ? { ...object, status: { ...object.status, lastSyncTime: 'yesterday' } }
        : object,
    ),
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'new', counted: false }],
      says: [/fields that could not be read/],
      never: [/[Nn]ever succeeded/],
    },
  ),
  once(
    'judges a good source as if no broken one stood beside it',
    [
      ...app('diary'),
      {
        apiVersion: 'volsync.backube/v1alpha1',
        kind: 'ReplicationSource',
        metadata: { name: 'torn', namespace: NAMESPACE },
        spec: { sourcePVC: 7, trigger: 'hourly', restic: [] },
        status: { lastSyncTime: {}, conditions: 'none' },
      },
    ],
    { verdict: 'protected', copies: [HEALTHY] },
  ),
  once(
    'finds by a selector what is not something else, in its namespace only',
    [...app('diary'), deployment('tools', 'nothing')],
    { verdict: 'protected', copies: [HEALTHY] },
    [
      {
        name: 'papers',
        annotations: {
          'backstage.io/kubernetes-label-selector':
            'app.kubernetes.io/name!=tools',
          'backstage.io/kubernetes-namespace': NAMESPACE,
        },
      },
    ],
  ),
  once(
    'calls a run of two days stuck',
    app('diary', {
      lastSync: '2026-10-12T09:00:40Z',
      nextSync: '2026-10-12T10:00:00Z',
      runningSince: '2026-10-12T10:00:00Z',
    }),
    {
      verdict: 'at-risk',
      headline: /no copy newer than 2 d/,
      copies: [{ state: 'stuck', counted: true }],
    },
  ),
  once(
    'misses the copies of every claim of a StatefulSet',
    [
      ...statefulSet('diary', 3),
      repositorySecret('diary'),
      replicationSource('diary', {
        claimName: 'data-diary-0',
        lastSync: LAST,
        nextSync: NEXT,
      }),
    ],
    {
      verdict: 'at-risk',
      says: [/copies data-diary-1/, /copies data-diary-2/],
      never: [/copies data-diary-0/],
    },
  ),
  once(
    'lets no other claim of a StatefulSet stand for one that is paused',
    [
      ...statefulSet('diary', 2),
      repositorySecret('diary'),
      replicationSource('diary', {
        name: 'diary-0',
        claimName: 'data-diary-0',
        lastSync: LAST,
        nextSync: NEXT,
      }),
      repositorySecret('second', { name: 'second-copies' }),
      replicationSource('diary', {
        name: 'diary-1',
        claimName: 'data-diary-1',
        secret: 'second-copies',
        paused: true,
        lastSync: '2026-09-20T09:00:40Z',
      }),
    ],
    {
      verdict: 'at-risk',
      headline: /data-diary-1/,
      copies: [HEALTHY, { state: 'suspended', counted: false }],
    },
  ),
  // Nothing writes to it now; whether something did after its last copy is not known: neither.
  once(
    'cannot tell of a paused copy of a volume whose app is scaled to 0',
    scaledTo(0, app('diary', PAUSED)),
    SWITCHED_OFF_SOME_DAY,
  ),
  // It was paused before our eyes, and written to for hours after that: neither.
  {
    title: 'does not take the moment of a pause for the end of writing',
    apps: ['diary'],
    steps: [
      {
        at: '2026-08-14T09:05:00Z',
        objects: app('diary', { lastSync: '2026-08-14T09:00:40Z' }),
      },
      { at: '2026-08-14T09:10:00Z', objects: app('diary', PAUSED) },
      { at: NOW, objects: scaledTo(0, app('diary', PAUSED)) },
    ],
    expected: SWITCHED_OFF_SOME_DAY,
  },
  // One of two is still written to by what runs: red.
  once(
    'lets no app that is scaled to 0 stand for another that mounts the volume',
    [...scaledTo(0, app('diary', PAUSED)), deployment('chronicle', 'diary')],
    PAUSED_BESIDE_A_WRITER,
  ),
  // A DaemonSet has no replicas that could be 0: red.
  once(
    'does not take a kind without replicas for one that is scaled to 0',
    app('diary', PAUSED).map(object =>
      object.kind === 'Deployment' ? { ...object, kind: 'DaemonSet' } : object,
    ),
    PAUSED_BESIDE_A_WRITER,
  ),
  // It runs between two readings: red.
  once(
    'does not take a pause of KEDA between two events for the end of writing',
    [
      ...scaledTo(0, app('diary', PAUSED)),
      {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata: { name: 'diary', namespace: NAMESPACE },
        spec: {
          scaleTargetRef: { name: 'diary' },
          minReplicaCount: 0,
          triggers: [{ type: 'cron', metadata: {} }],
        },
      },
    ],
    PAUSED_BESIDE_A_WRITER,
  ),
  once(
    'says since when credentials no longer follow their store',
    app('diary', {}, { secret: { refreshedAt: '2026-07-20T09:10:00Z' } }),
    {
      verdict: 'protected',
      says: [/have not followed safe since 20 Jul 2026/],
    },
  ),
  once(
    'accuses no Syncthing source of a run that does not end',
    [
      deployment('diary'),
      ...claim({ name: 'diary' }),
      {
        apiVersion: 'volsync.backube/v1alpha1',
        kind: 'ReplicationSource',
        metadata: {
          name: 'diary',
          namespace: NAMESPACE,
          creationTimestamp: '2026-03-01T00:00:00Z',
        },
        spec: {
          sourcePVC: 'diary',
          syncthing: {
            serviceType: 'ClusterIP',
            peers: [{ ID: 'PEER-1', address: 'tcp://peer.example.org:22000' }],
          },
        },
        status: {
          lastSyncStartTime: '2026-03-01T00:00:01Z',
          syncthing: {
            ID: 'SELF-1',
            peers: [
              {
                ID: 'PEER-1',
                address: 'tcp://peer.example.org:22000',
                connected: true,
              },
            ],
          },
          conditions: [
            {
              type: 'Synchronizing',
              status: 'True',
              reason: 'SyncInProgress',
              lastTransitionTime: '2026-03-01T00:00:00Z',
            },
          ],
        },
      },
    ],
    { verdict: 'cannot-tell', never: [/stuck/i, /far longer/] },
  ),
  once(
    'believes the schedule, not a next run that is further away than it allows',
    app('diary', {
      schedule: '0 */4 * * *',
      lastSync: '2026-10-08T04:01:00Z',
      nextSync: '2026-10-15T03:00:00Z',
    }),
    {
      verdict: 'at-risk',
      headline: /no copy newer than 6 d 5 h \(RPO 24 h, assumed\)/,
      copies: [
        { state: 'overdue', counted: true, because: /due 8 Oct 08:00 UTC/ },
      ],
    },
  ),
  once(
    'says that the volume behind a claim is gone, and that the next run fails',
    app('diary', {}, { claim: { phase: 'Lost' } }),
    {
      verdict: 'needs-attention',
      headline: /volume behind claim diary is gone \(Lost\)/,
      says: [/Restore it/, /the next copy of it fails/],
      never: [/^Protected\. /m],
    },
  ),
  once(
    'names no run of before as the next one of a claim that was made anew',
    app(
      'diary',
      { lastSync: '2026-10-13T09:00:40Z', nextSync: '2026-10-13T10:00:00Z' },
      { claim: { createdAt: '2026-10-13T12:00:00Z', uid: 'uid-new' } },
    ),
    { verdict: 'at-risk', says: [/the next run begins to push/] },
  ),
  once(
    'says that a claim is younger than its newest copy, and when that matters',
    app(
      'diary',
      {},
      { claim: { createdAt: '2026-10-14T09:20:00Z', uid: 'uid-new' } },
    ),
    {
      verdict: 'protected',
      copies: [
        { state: 'gone', counted: true, because: /made anew/ },
        { state: 'new', counted: false, because: /due 14 Oct 10:00 UTC/ },
      ],
      left: { volume: '2026-10-14T09:00:01.000Z' },
      says: [/run of 14 Oct 10:00 UTC begins to push the good copies out/],
    },
  ),
  {
    title:
      'gives the copies of a claim to no other claim, though the edit is a week old',
    apps: ['diary'],
    steps: [
      {
        at: '2026-10-11T03:20:00Z',
        objects: [
          ...app('diary', {
            schedule: '0 3 * * 0',
            lastSync: '2026-10-11T03:01:00Z',
            nextSync: '2026-10-18T03:00:00Z',
          }),
        ],
      },
      ...['2026-10-11T03:40:00Z', NOW].map(at => ({
        at,
        objects: [
          ...app('diary', {
            claimName: 'diary-larger',
            schedule: '0 3 * * 0',
            lastSync: '2026-10-11T03:01:00Z',
            nextSync: '2026-10-18T03:00:00Z',
          }),
        ],
      })),
    ],
    expected: {
      verdict: 'needs-attention',
      headline: /^No copy yet/,
      never: [/^Protected/m],
    },
  },
  {
    title:
      'counts nothing in a new repository before the first run, and the old one until it is too old',
    apps: ['diary'],
    steps: ['2026-10-14T09:10:00Z', '2026-10-14T09:25:00Z', NOW].map(
      (at, index) => ({
        at,
        objects: [
          ...app('diary', index === 0 ? {} : { secret: 'elsewhere' }),
          repositorySecret('moved', { name: 'elsewhere' }),
        ],
      }),
    ),
    expected: {
      verdict: 'protected',
      copies: [
        { state: 'new', counted: false, because: /10:00 UTC/ },
        { state: 'gone', counted: true, because: /of before/ },
      ],
      never: [/is gone/],
    },
  },
  {
    title: 'sees that a bucket was changed under a Secret that kept its name',
    apps: ['diary'],
    steps: ['2026-10-14T09:10:00Z', '2026-10-14T09:25:00Z', NOW].map(
      (at, index) => ({
        at,
        objects: app(
          'diary',
          {},
          { secret: { bucket: index === 0 ? 'attic' : 'cellar' } },
        ),
      }),
    ),
    expected: {
      verdict: 'protected',
      copies: [
        { state: 'new', counted: false },
        { state: 'gone', counted: true },
      ],
    },
  },
  once(
    'says how a claim that was deleted is to come back',
    [
      deployment('diary'),
      ...claim({ name: 'other' }),
      repositorySecret('diary'),
      replicationSource('diary', { lastSync: LAST, nextSync: NEXT }),
    ],
    {
      verdict: 'needs-attention',
      headline: /claim diary, which does not exist/,
      says: [/If it was deleted, restore it: one that is made empty/],
      never: [/^Protected\. /m],
    },
  ),
  once(
    'says that nothing copies the claim of a replica that was scaled away',
    [
      ...scaledTo(1, statefulSet('shelf', 2)),
      repositorySecret('data-shelf-0'),
      replicationSource('data-shelf-0', { lastSync: LAST, nextSync: NEXT }),
    ],
    { verdict: 'at-risk', headline: /nothing copies data-shelf-1/ },
    ['shelf'],
  ),
  once(
    'cannot tell of a copy that is paused since its replica was scaled away',
    [
      ...scaledTo(1, statefulSet('shelf', 2)),
      ...['data-shelf-0', 'data-shelf-1'].flatMap((name, index) => [
        repositorySecret(name),
        replicationSource(
          name,
          index === 0 ? { lastSync: LAST, nextSync: NEXT } : PAUSED,
        ),
      ]),
    ],
    { verdict: 'cannot-tell', headline: /nothing says since when/ },
    ['shelf'],
  ),
];
