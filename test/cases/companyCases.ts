import { veleroBackup, veleroCopy, veleroSchedule } from '../estate/velero';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { claim, deployment } from '../estate/volumes';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const TODAY = '2026-10-14';
const YESTERDAY = '2026-10-13';

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return {
    title,
    apps: ['shop'],
    steps: [{ at: NOW, objects }],
    expected,
  };
}

const SHOP = [deployment('shop'), ...claim({ name: 'shop' })];
const SNAPSHOTS = { defaultVolumesToFsBackup: false };

function scaledToZero(): KubernetesManifest {
  const running = deployment('shop');
  return { ...running, spec: { ...running.spec, replicas: 0 } };
}

function onHostPath(): KubernetesManifest[] {
  const [one, volume] = claim({ name: 'shop', storageClass: 'manual' });
  return [
    one,
    {
      ...volume,
      spec: { storageClassName: 'manual', hostPath: { path: '/srv/shop' } },
    },
  ];
}

/** What companies run: Velero, by volume. */
export const COMPANY_CASES: readonly Case[] = [
  once(
    'protects a volume that Velero uploaded last night',
    [
      ...SHOP,
      ...veleroSchedule(),
      veleroBackup({ day: TODAY }),
      veleroCopy(TODAY, 'shop'),
    ],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      never: [/empty|copied nothing/],
    },
  ),
  once(
    'calls a completed Backup empty that passed the app scaled to zero over',
    [
      scaledToZero(),
      ...claim({ name: 'shop' }),
      ...veleroSchedule(),
      veleroBackup({ day: TODAY }),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', counted: false }],
      says: [/asks for 0 replicas now/],
    },
  ),
  once(
    'calls a completed Backup empty that leaves a hostPath volume out',
    [
      deployment('shop'),
      ...onHostPath(),
      ...veleroSchedule({ snapshotVolumes: false }),
      veleroBackup({ day: TODAY, spec: { snapshotVolumes: false } }),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'hollow', counted: false }],
      says: [/hostPath volume/],
    },
  ),
  once(
    'counts no snapshot that never left the cluster',
    [
      ...SHOP,
      ...veleroSchedule(SNAPSHOTS),
      veleroBackup({
        day: TODAY,
        spec: SNAPSHOTS,
        status: {
          csiVolumeSnapshotsAttempted: 1,
          csiVolumeSnapshotsCompleted: 1,
        },
      }),
    ],
    {
      verdict: 'at-risk',
      copies: [
        {
          state: 'healthy',
          counted: false,
        },
      ],
    },
  ),
  // Last night's holds next to nothing of what those before held: red.
  once(
    'sees at the first look that the newest upload is far smaller',
    [
      ...SHOP,
      ...veleroSchedule(),
      ...['08', '09', '10', '11', '12', '13'].flatMap(day => [
        veleroBackup({ day: `2026-10-${day}` }),
        veleroCopy(`2026-10-${day}`, 'shop'),
      ]),
      veleroBackup({ day: TODAY }),
      veleroCopy(TODAY, 'shop', {
        status: { progress: { totalBytes: 4096, bytesDone: 4096 } },
      }),
    ],
    {
      verdict: 'at-risk',
      headline: /shrank: 4\.1 kB since 14 Oct/,
      left: { volume: '2026-10-13T03:00:31.000Z' },
    },
  ),
  // A wrong clock once hides none of the nights before: yellow.
  once(
    'keeps the copy of last night beside one that is dated tomorrow',
    [
      ...SHOP,
      ...veleroSchedule(),
      ...[TODAY, '2026-10-15'].flatMap(day => [
        veleroBackup({ day, createdAt: `${TODAY}T03:00:00Z` }),
        veleroCopy(day, 'shop'),
      ]),
    ],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/A clock of home-1 \(Velero\) is wrong/],
      left: { volume: '2026-10-14T03:00:31.000Z' },
    },
  ),
  // Neither does it hide that last night's failed: yellow.
  once(
    'says that last night failed beside a copy that is dated tomorrow',
    [
      ...SHOP,
      ...veleroSchedule(),
      veleroBackup({ day: '2026-10-13' }),
      veleroCopy('2026-10-13', 'shop'),
      veleroBackup({ day: TODAY, phase: 'PartiallyFailed' }),
      veleroCopy(TODAY, 'shop', {
        status: { phase: 'Failed', message: 'the store is full' },
      }),
      veleroBackup({ day: '2026-10-15', createdAt: `${TODAY}T09:00:00Z` }),
      veleroCopy('2026-10-15', 'shop'),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'failing', counted: true }],
      says: [/A clock of home-1 \(Velero\) is wrong/, /the store is full/],
      left: { volume: '2026-10-13T03:00:31.000Z' },
    },
  ),
  // The Schedule writes to another bucket since, and last night's copy is in the old one: green until it is old.
  once(
    'keeps the copies in the location that a Schedule wrote to before',
    [
      ...SHOP,
      ...veleroSchedule(),
      {
        ...veleroSchedule()[1],
        metadata: { name: 'old', namespace: 'velero' },
        spec: {
          provider: 'aws',
          objectStorage: { bucket: 'acme-old' },
          config: { region: 'eu-central-1' },
        },
      },
      veleroBackup({ day: TODAY, spec: { storageLocation: 'old' } }),
      {
        ...veleroCopy(TODAY, 'shop'),
        spec: {
          ...veleroCopy(TODAY, 'shop').spec,
          backupStorageLocation: 'old',
        },
      },
    ],
    {
      verdict: 'protected',
      copies: [
        { state: 'new', counted: false, because: /due 15 Oct 03:00/ },
        { state: 'gone', counted: true },
      ],
      left: { volume: '2026-10-14T03:00:31.000Z' },
      never: [/4 Feb/],
    },
  ),
  // What is in the claim now was never copied, and what was in it before can be had: green, and told.
  once(
    'keeps the copies of the volume that a claim had before',
    [
      deployment('shop'),
      ...claim({
        name: 'shop',
        uid: 'uid-new',
        createdAt: `${TODAY}T08:00:00Z`,
      }),
      ...veleroSchedule(),
      veleroBackup({ day: TODAY }),
      veleroCopy(TODAY, 'shop'),
    ],
    {
      verdict: 'protected',
      copies: [
        { state: 'new', counted: false },
        { state: 'gone', counted: true },
      ],
      left: { volume: '2026-10-14T03:00:31.000Z' },
      says: [/was made 14 Oct 08:00 UTC, after its newest copy/],
    },
  ),
  once(
    'names the Schedule that Velero does not understand',
    [
      ...SHOP,
      ...veleroSchedule().map(object =>
        object.kind === 'Schedule'
          ? {
              ...object,
              status: {
                phase: 'FailedValidation',
                validationErrors: ['invalid schedule: bad cron'],
              },
            }
          : object,
      ),
    ],
    {
      verdict: 'at-risk',
      says: [/does not understand Schedule nightly/, /bad cron/],
    },
  ),
  once(
    'takes no Backup of another cluster for one of this volume',
    [
      ...SHOP,
      ...veleroSchedule(),
      veleroBackup({ day: TODAY, createdAt: '2026-10-14T04:00:00Z' }),
      veleroCopy(TODAY, 'shop', { uid: 'uid-of-another-cluster' }),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'never-ran', counted: false }],
    },
  ),
  once(
    'says that a Schedule whose Backup hangs makes no other',
    [
      ...SHOP,
      ...veleroSchedule(),
      veleroBackup({
        day: YESTERDAY,
        phase: 'InProgress',
        status: { completionTimestamp: undefined },
      }),
      veleroBackup({ day: '2026-10-12' }),
      veleroCopy('2026-10-12', 'shop'),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'stuck', counted: true }],
      says: [/Schedule nightly makes no other/],
    },
  ),
  once(
    'counts the volume of a Backup that failed in part elsewhere',
    [
      ...SHOP,
      ...veleroSchedule(),
      veleroBackup({ day: TODAY, phase: 'PartiallyFailed' }),
      veleroCopy(TODAY, 'shop'),
    ],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
    },
  ),
  once(
    'calls an upload that failed a failure, and keeps the copy of before',
    [
      ...SHOP,
      ...veleroSchedule(),
      veleroBackup({ day: TODAY, phase: 'PartiallyFailed' }),
      veleroCopy(TODAY, 'shop', {
        status: { phase: 'Failed', message: 'no space left on device' },
      }),
      veleroBackup({ day: YESTERDAY }),
      veleroCopy(YESTERDAY, 'shop'),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'failing', counted: true }],
      says: [/no space left on device/],
    },
  ),
];
