import { dataOf, ownCronJob } from '../estate/ownCronJob';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  kopiurMaintenance,
  kopiurPolicy,
  kopiurRepository,
  kopiurSnapshot,
} from '../estate/kopiur';
import { veleroBackup, veleroCopy, veleroSchedule } from '../estate/velero';
import { claim, deployment } from '../estate/volumes';
import { replicationSource, repositorySecret } from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';

function leaving(object: KubernetesManifest): KubernetesManifest {
  const metadata = {
    ...object.metadata,
    deletionTimestamp: '2026-10-11T09:00:00Z',
    finalizers: ['example.com/keeps-it'],
  };
  return { ...object, metadata };
}

const WIKI = [deployment('wiki'), ...claim({ name: 'wiki' })];

/** Of a move to Kopiur: the source of before, which its finalizer holds. */
const SOURCE_OF_BEFORE = [
  repositorySecret('wiki'),
  leaving(
    replicationSource('wiki', {
      lastSync: '2026-10-14T09:00:40Z',
      nextSync: '2026-10-14T10:00:00Z',
    }),
  ),
];

function kopiur(nights: readonly string[]): KubernetesManifest[] {
  return [
    kopiurRepository('offsite'),
    kopiurMaintenance('offsite'),
    ...kopiurPolicy('wiki', { repositories: ['offsite'] }),
    ...nights.map(at => kopiurSnapshot('wiki', at, { repository: 'offsite' })),
  ];
}

const LAST_NIGHT = [
  veleroBackup({ day: '2026-10-14' }),
  veleroCopy('2026-10-14', 'shop'),
];

function copiedOntoItself(command: readonly string[]): KubernetesManifest[] {
  return [
    ...WIKI,
    ownCronJob({
      name: 'wiki-copies',
      image: 'alpine:3.22',
      command,
      volumes: [dataOf('wiki')],
      status: {
        lastScheduleTime: '2026-10-14T03:00:00Z',
        lastSuccessfulTime: '2026-10-14T03:04:00Z',
      },
    }),
  ];
}

function once(
  title: string,
  app: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: [app], steps: [{ at: NOW, objects }], expected };
}

/** What is being deleted beside what goes on, and copies that stay in their own volume. */
export const ENDING_BESIDE_CASES: readonly Case[] = [
  // Kopiur copies it every night: green, by that copy alone.
  once(
    'protects by Kopiur what a ReplicationSource that is being deleted copied before',
    'wiki',
    [
      ...WIKI,
      ...SOURCE_OF_BEFORE,
      ...kopiur(['2026-10-13T03:00:00Z', '2026-10-14T03:00:00Z']),
    ],
    { verdict: 'protected', says: [/those that it made do not count/] },
  ),
  // The move is not done: what is new has copied nothing, and what was is going.
  once(
    'is not calmed by a ReplicationSource that is being deleted while Kopiur has yet to begin',
    'wiki',
    [...WIKI, ...SOURCE_OF_BEFORE, ...kopiur(['2026-10-09T03:00:00Z'])],
    { verdict: 'at-risk', says: [/can still be restored/] },
  ),
  // The location is there and the last copy is of tonight, but no other follows.
  once(
    'counts no Backup of tonight whose Schedule has been held by a finalizer for days',
    'shop',
    [
      deployment('shop'),
      ...claim({ name: 'shop' }),
      ...veleroSchedule().map(object =>
        object.kind === 'Schedule' ? leaving(object) : object,
      ),
      ...LAST_NIGHT,
    ],
    {
      verdict: 'at-risk',
      says: [/being deleted since 11 Oct/],
      never: [/[Nn]ext due|nothing copies/],
    },
  ),
  // Which way it copies is not read, and it would be lost with the volume: never green.
  ...[
    ['rsync', '-a', '/data/', '/data/copies/'],
    ['restic', '-r', '/data/.restic', 'backup', '/data'],
    ['sh', '-c', 'set -e; tar czf /data/copies.tgz /data/files'],
  ].map(command =>
    once(
      `protects nothing by a copy that stays in its own volume: ${command.join(
        ' ',
      )}`,
      'wiki',
      copiedOntoItself(command),
      { verdict: 'cannot-tell', never: [/[Nn]othing to back up|Protected/] },
    ),
  ),
];
