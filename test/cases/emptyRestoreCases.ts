import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { NAMESPACE, claim, deployment } from '../estate/volumes';
import {
  SourceWish,
  replicationSource,
  repositorySecret,
} from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
/** The app was set up then, and its volume filled from nothing. */
const FIRST_DAY = '2026-02-03T08:00:00Z';

interface Wish {
  mover?: SourceWish['mover'];
  lastSync?: string;
  /** Of what the restore asks for. */
  spec?: object;
}

/** An app whose volume is filled by a restore that found no snapshot. */
function diary({
  mover = 'restic',
  lastSync = '2026-10-14T09:00:40Z',
  spec = {},
}: Wish = {}): KubernetesManifest[] {
  const [one, volume] = claim({ name: 'diary', createdAt: FIRST_DAY });
  return [
    deployment('diary'),
    {
      ...one,
      spec: {
        ...one.spec,
        dataSourceRef: {
          apiGroup: 'volsync.backube',
          kind: 'ReplicationDestination',
          name: 'diary-first',
        },
      },
    },
    volume,
    repositorySecret('diary', { mover }),
    replicationSource('diary', {
      mover,
      lastSync,
      nextSync: '2026-10-14T10:00:00Z',
    }),
    {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationDestination',
      metadata: {
        name: 'diary-first',
        namespace: NAMESPACE,
        creationTimestamp: FIRST_DAY,
      },
      spec: {
        trigger: { manual: 'restore-once' },
        [mover]: {
          repository: 'diary-copies',
          copyMethod: 'Snapshot',
          ...(mover === 'kopia' && { sourceIdentity: { sourceName: 'diary' } }),
          ...spec,
        },
      },
      status: {
        lastManualSync: 'restore-once',
        lastSyncTime: '2026-02-03T08:01:00Z',
        latestImage: { kind: 'VolumeSnapshot', name: 'diary-first' },
        latestMoverStatus: {
          result: 'Successful',
          logs: 'No eligible snapshots found\n=== No data will be restored ===',
        },
        conditions: [
          {
            type: 'Synchronizing',
            status: 'False',
            reason: 'WaitingForManual',
            lastTransitionTime: '2026-02-03T08:01:00Z',
          },
        ],
      },
    },
  ];
}

function once(title: string, wish: Wish, expected: Case['expected']): Case {
  return {
    title,
    apps: ['diary'],
    steps: [{ at: NOW, objects: diary(wish) }],
    expected,
  };
}

const BROKEN: Case['expected'] = {
  verdict: 'at-risk',
  headline: /restore diary-first reports success and restored nothing/,
};

/** Restores that found nothing: most are the first start of an app. */
export const EMPTY_RESTORE_CASES: readonly Case[] = [
  ...(['restic', 'kopia'] as const).map(mover =>
    once(
      `holds the empty restore of the first day against no app that ${mover} copied since`,
      { mover },
      {
        verdict: 'protected',
        says: [/found nothing; copies were made since/, /image .* is empty/],
        never: [/restored nothing/],
      },
    ),
  ),
  once(
    'says that a restore found nothing where no copy was made since',
    { lastSync: '2026-02-03T07:30:00Z' },
    { ...BROKEN, headline: undefined, says: [/restored nothing/] },
  ),
  once(
    'says that a restore finds nothing under a name that nothing writes',
    { mover: 'kopia', spec: { sourceIdentity: { sourceName: 'dairy' } } },
    BROKEN,
  ),
  once(
    'says that a restore finds nothing of the time that it asks for',
    { spec: { restoreAsOf: '2026-01-01T00:00:00Z' } },
    BROKEN,
  ),
];
