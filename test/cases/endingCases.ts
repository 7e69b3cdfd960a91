import { dataOf, ownCronJob, resticCommand } from '../estate/ownCronJob';
import {
  DATABASES,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  kopiurMaintenance,
  kopiurPolicy,
  kopiurRepository,
  kopiurSnapshot,
} from '../estate/kopiur';
import { longhornApp } from '../estate/longhorn';
import {
  COMPANY_DATABASES,
  perconaBackup,
  perconaCluster,
  pgoCluster,
  pgoCronJob,
} from '../estate/postgresOperators';
import { veleroBackup, veleroCopy, veleroSchedule } from '../estate/velero';
import { claim, deployment } from '../estate/volumes';
import { replicationSource, repositorySecret } from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const TONIGHT = '2026-10-14T02:00:00Z';

/** The same objects, of which those of a kind have been waiting for their end since nine. */
function ending(
  kind: string,
  objects: readonly KubernetesManifest[],
): KubernetesManifest[] {
  return objects.map(object =>
    object.kind === kind
      ? {
          ...object,
          metadata: {
            ...object.metadata,
            deletionTimestamp: '2026-10-14T09:00:00Z',
            finalizers: ['example.com/keeps-it'],
          },
        }
      : object,
  );
}

function volume(name: string): KubernetesManifest[] {
  return [deployment(name), ...claim({ name })];
}

/** An app that all goes well with, by what would end. */
interface Estate {
  app: Case['apps'][number];
  objects: readonly KubernetesManifest[];
}

const VOLSYNC: Estate = {
  app: 'diary',
  objects: [
    ...volume('diary'),
    repositorySecret('diary'),
    replicationSource('diary', {
      lastSync: '2026-10-14T09:00:40Z',
      nextSync: '2026-10-14T10:00:00Z',
    }),
  ],
};

const KOPIUR: Estate = {
  app: 'wiki',
  objects: [
    ...volume('wiki'),
    kopiurRepository('offsite'),
    kopiurMaintenance('offsite'),
    ...kopiurPolicy('wiki', { repositories: ['offsite'] }),
    ...['2026-10-13T03:00:00Z', '2026-10-14T03:00:00Z'].map(at =>
      kopiurSnapshot('wiki', at, { repository: 'offsite' }),
    ),
  ],
};

const VELERO: Estate = {
  app: 'shop',
  objects: [
    ...volume('shop'),
    ...veleroSchedule(),
    veleroBackup({ day: '2026-10-14' }),
    veleroCopy('2026-10-14', 'shop'),
  ],
};

const LONGHORN: Estate = { app: 'wiki', objects: longhornApp() };

const OWN_JOB: Estate = {
  app: 'diary',
  objects: [
    ...volume('diary'),
    ownCronJob({
      name: 'diary-copies',
      command: resticCommand('diary'),
      volumes: [dataOf('diary', true)],
      status: {
        lastScheduleTime: '2026-10-14T03:00:00Z',
        lastSuccessfulTime: '2026-10-14T03:04:00Z',
      },
    }),
  ],
};

const CLOUD_NATIVE_PG: Estate = {
  app: {
    name: 'ledger',
    annotations: { 'backups/databases': `${DATABASES}/ledger` },
  },
  objects: [
    ...databaseCluster({
      name: 'ledger',
      tool: 'in-tree',
      archivingSince: '2026-09-01T00:05:00Z',
    }),
    scheduledBackup({
      name: 'ledger',
      tool: 'in-tree',
      lastSlot: TONIGHT,
      nextSlot: '2026-10-15T02:00:00Z',
    }),
    databaseBackup({
      name: 'ledger',
      tool: 'in-tree',
      at: TONIGHT,
      stoppedAt: '2026-10-14T02:04:00Z',
    }),
  ],
};

const SHOP_DATABASE = {
  name: 'shop',
  annotations: { 'backups/databases': `${COMPANY_DATABASES}/shop` },
};

const PGO: Estate = {
  app: SHOP_DATABASE,
  objects: [
    pgoCluster(),
    pgoCronJob('full', '2026-10-11T01:00:00Z'),
    pgoCronJob('incr', '2026-10-14T01:00:00Z'),
  ],
};

const PERCONA: Estate = {
  app: SHOP_DATABASE,
  objects: [
    perconaCluster('2.9.0'),
    ...['2026-10-12', '2026-10-13', '2026-10-14'].map(day =>
      perconaBackup(day),
    ),
  ],
};

function once(
  title: string,
  { app, objects }: Estate,
  expected: Case['expected'],
): Case {
  return { title, apps: [app], steps: [{ at: NOW, objects }], expected };
}

const MAKERS: readonly (readonly [string, Estate])[] = [
  ['ReplicationSource', VOLSYNC],
  ['SnapshotPolicy', KOPIUR],
  ['Schedule', VELERO],
  ['CronJob', OWN_JOB],
  ['Cluster', CLOUD_NATIVE_PG],
  ['PostgresCluster', PGO],
  ['PerconaPGCluster', PERCONA],
];

const SCHEDULES: readonly (readonly [string, Estate])[] = [
  ['SnapshotSchedule', KOPIUR],
  ['ScheduledBackup', CLOUD_NATIVE_PG],
  ['RecurringJob', LONGHORN],
];

/** Something is being deleted, and a finalizer holds it. */
export const ENDING_CASES: readonly Case[] = [
  ...[VOLSYNC, KOPIUR, VELERO, LONGHORN, OWN_JOB, CLOUD_NATIVE_PG, PGO].map(
    (estate, index) =>
      once(`protects what nothing of is being deleted, ${index + 1}`, estate, {
        verdict: 'protected',
      }),
  ),
  // Its operator makes no further run, and may remove what it made: red.
  ...MAKERS.map(([kind, { app, objects }]) =>
    once(
      `counts no copy of a ${kind} that is being deleted`,
      { app, objects: ending(kind, objects) },
      {
        verdict: 'at-risk',
        copies: [
          {
            state: 'suspended',
            counted: false,
            because: /being deleted since/,
          },
        ],
        never: [/[Nn]ext due|[Rr]esume|nothing copies/],
      },
    ),
  ),
  // The copies are there, and nothing will make the next one: never green.
  ...SCHEDULES.map(([kind, { app, objects }]) =>
    once(
      `promises no next copy by a ${kind} that is being deleted`,
      { app, objects: ending(kind, objects) },
      {
        verdict: 'cannot-tell',
        never: [/[Nn]ext due|nothing copies|everything/],
      },
    ),
  ),
  // Seen alive an hour before: what it made then does not keep it green.
  ...MAKERS.map(
    ([kind, { app, objects }]): Case => ({
      title: `stops counting a ${kind} whose deletion begins while it is watched`,
      apps: [app],
      steps: [
        { at: '2026-10-14T08:55:00Z', objects },
        { at: NOW, objects: ending(kind, objects) },
      ],
      expected: {
        verdict: 'at-risk',
        copies: [{ state: 'suspended', counted: false }],
        says: [/look at what its finalizers wait for/],
        never: [/[Rr]esume|nothing copies/],
      },
    }),
  ),
  // One of two schedules goes; the other one still fires: green.
  once(
    'goes by the schedule that stays beside one that is being deleted',
    {
      app: CLOUD_NATIVE_PG.app,
      objects: [
        ...CLOUD_NATIVE_PG.objects,
        ...ending('ScheduledBackup', CLOUD_NATIVE_PG.objects)
          .filter(({ kind }) => kind === 'ScheduledBackup')
          .map(object => ({
            ...object,
            metadata: { ...object.metadata, name: 'ledger-before' },
          })),
      ],
    },
    { verdict: 'protected', copies: [{ state: 'healthy', counted: true }] },
  ),
  // The other copy goes on: green.
  once(
    'protects by the copy that stays beside one that is being deleted',
    {
      app: 'diary',
      objects: [
        ...ending('ReplicationSource', VOLSYNC.objects),
        ...OWN_JOB.objects.slice(3),
      ],
    },
    {
      verdict: 'protected',
    },
  ),
];
