import {
  DATABASES,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  kopiurPolicy,
  kopiurRepository,
  kopiurSnapshot,
} from '../estate/kopiur';
import { longhornApp } from '../estate/longhorn';
import {
  COMPANY_DATABASES,
  perconaBackup,
  perconaCluster,
} from '../estate/postgresOperators';
import { claim, deployment } from '../estate/volumes';
import { veleroBackup, veleroCopy, veleroSchedule } from '../estate/velero';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
/** No release of any operator writes it. */
const WORD = 'Peculiar';

export interface System {
  name: string;
  app: Case['apps'][number];
  objects: readonly KubernetesManifest[];
  /** Kind of the objects that tell of runs. */
  runs: string;
  /** Field of their status that says what became of one. */
  state: 'phase' | 'state';
  /** Fields of their status that say when. */
  times: readonly string[];
  /** Its copies go with their objects. */
  leaves?: true;
}

export const SYSTEMS: readonly System[] = [
  {
    name: 'Longhorn',
    app: 'wiki',
    objects: longhornApp(),
    runs: 'Backup',
    leaves: true,
    state: 'state',
    times: ['snapshotCreatedAt', 'backupCreatedAt'],
  },
  {
    name: 'Velero',
    app: 'mail',
    objects: [
      deployment('mail'),
      ...claim({ name: 'mail' }),
      ...veleroSchedule(),
      veleroBackup({ day: '2026-10-14' }),
      veleroCopy('2026-10-14', 'mail'),
    ],
    runs: 'PodVolumeBackup',
    state: 'phase',
    times: [],
  },
  {
    name: 'Kopiur',
    app: 'diary',
    objects: [
      deployment('diary'),
      ...claim({ name: 'diary' }),
      kopiurRepository('offsite'),
      ...kopiurPolicy('diary', { repositories: ['offsite'] }),
      kopiurSnapshot('diary', '2026-10-14T03:00:00Z', {
        repository: 'offsite',
      }),
    ],
    runs: 'Snapshot',
    leaves: true,
    state: 'phase',
    times: [],
  },
  {
    name: 'CloudNativePG',
    app: {
      name: 'ledger',
      annotations: { 'backups/databases': `${DATABASES}/ledger` },
    },
    objects: [
      ...databaseCluster({ archivingSince: '2026-09-01T00:05:00Z' }),
      scheduledBackup(),
      databaseBackup({
        at: '2026-10-14T02:00:00Z',
        stoppedAt: '2026-10-14T02:04:00Z',
      }),
    ],
    runs: 'Backup',
    state: 'phase',
    times: [],
  },
  {
    name: 'Percona',
    app: {
      name: 'shop',
      annotations: { 'backups/databases': `${COMPANY_DATABASES}/shop` },
    },
    objects: [perconaCluster('2.9.0'), perconaBackup('2026-10-14')],
    runs: 'PerconaPGBackup',
    state: 'state',
    times: [],
  },
];

function withStatus(
  { objects, runs }: Pick<System, 'objects' | 'runs'>,
  status: object,
): KubernetesManifest[] {
  return objects.map(object =>
    object.kind === runs
      ? { ...object, status: { ...object.status, ...status } }
      : object,
  );
}

/** The same, where someone deleted the objects of the runs, and a finalizer still holds them. */
function deleted({
  objects,
  runs,
}: Pick<System, 'objects' | 'runs'>): KubernetesManifest[] {
  return objects.map(object =>
    object.kind === runs
      ? {
          ...object,
          metadata: {
            ...object.metadata,
            deletionTimestamp: '2026-10-14T09:20:00Z',
          },
        }
      : object,
  );
}

const NOT_KNOWN: Case['expected'] = {
  verdict: 'cannot-tell',
  headline: /what became of its newest run is not known here/,
  copies: [{ state: 'new', counted: false }],
  never: [
    /never succeeded/,
    /copies nothing/,
    /no usable copy|protects it now/,
  ],
};

/** Snapshots of three days ago that are told, and the one of tonight that is not. */
const NIGHTS = ['2026-10-11T03:00:00Z', '2026-10-14T03:00:00Z'].map(
  (at, index) =>
    kopiurSnapshot('diary', at, {
      repository: 'offsite',
      ...(index === 1 && { phase: WORD }),
    }),
);

function kopiurNights(now: string): Case['steps'] {
  return [
    {
      at: now,
      objects: [
        deployment('diary'),
        ...claim({ name: 'diary' }),
        kopiurRepository('offsite'),
        ...kopiurPolicy('diary', { repositories: ['offsite'] }),
        ...NIGHTS,
      ],
    },
  ];
}

/** Runs of which nobody here knows what became of them: they accuse nobody, and protect nothing. */
export const UNTOLD_CASES: readonly Case[] = [
  ...SYSTEMS.map(
    (system): Case => ({
      title: `cannot tell of a run of ${system.name} in a state that is not known`,
      apps: [system.app],
      steps: [
        { at: NOW, objects: withStatus(system, { [system.state]: WORD }) },
      ],
      expected: NOT_KNOWN,
    }),
  ),
  ...SYSTEMS.filter(({ times }) => times.length > 0).map(
    (system): Case => ({
      title: `cannot tell of a run of ${system.name} that has no times`,
      apps: [system.app],
      steps: [
        {
          at: NOW,
          objects: withStatus(
            system,
            Object.fromEntries(system.times.map(time => [time, undefined])),
          ),
        },
      ],
      expected: NOT_KNOWN,
    }),
  ),
  ...[...SYSTEMS, { ...SYSTEMS[1], runs: 'Backup' }].map(
    (system): Case => ({
      title: `counts no ${system.runs} of ${system.name} that is being deleted`,
      apps: [system.app],
      steps: [{ at: NOW, objects: deleted(system) }],
      expected: {
        verdict: system.leaves ? 'at-risk' : 'cannot-tell',
        says: system.leaves ? [/is being deleted/] : [],
        never: [/nothing copies/, /never succeeded/],
      },
    }),
  ),
  {
    title:
      'cannot tell of a log whose condition is Unknown, and calls it not absent',
    apps: [SYSTEMS[3].app],
    steps: [
      {
        at: NOW,
        objects: SYSTEMS[3].objects.map(object =>
          object.kind === 'Cluster'
            ? {
                ...object,
                status: {
                  ...object.status,
                  conditions: [
                    {
                      type: 'ContinuousArchiving',
                      status: 'Unknown',
                      reason: 'Peculiar',
                      lastTransitionTime: '2026-10-14T09:00:00Z',
                    },
                  ],
                },
              }
            : object,
        ),
      },
    ],
    expected: {
      verdict: 'cannot-tell',
      says: [/neither true nor false/],
      never: [/has no condition/, /has not begun/, /isWALArchiver/],
    },
  },
  {
    title: 'counts a run of Kopiur without times from when it was asked for',
    apps: ['diary'],
    steps: [
      {
        at: NOW,
        objects: withStatus(SYSTEMS[2], { timing: undefined }),
      },
    ],
    expected: {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      left: { volume: '2026-10-14T03:00:00.000Z' },
    },
  },
  {
    title:
      'calls nothing too old while a newer run may be a copy, and promises the older one only',
    apps: ['diary'],
    steps: kopiurNights(NOW),
    expected: {
      verdict: 'cannot-tell',
      copies: [{ state: 'healthy', counted: true }],
      left: { volume: '2026-10-11T03:00:00.000Z' },
    },
  },
  {
    title: 'calls it too old when the run that may be a copy is, too',
    apps: ['diary'],
    steps: kopiurNights('2026-10-16T09:35:00Z'),
    expected: {
      verdict: 'at-risk',
      copies: [{ state: 'overdue', counted: true }],
    },
  },
];
