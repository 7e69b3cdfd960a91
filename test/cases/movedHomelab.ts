import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  KOPIUR_SHARE,
  kopiurMaintenance,
  kopiurPolicy,
  kopiurRepository,
  kopiurSnapshot,
} from '../estate/kopiur';
import { claim, deployment, NAMESPACE } from '../estate/volumes';
import { replicationSource } from '../estate/volSync';
import type { HomelabApp } from './HomelabApp';

/** Path under which VolSync's movers put every snapshot. */
const VOLSYNC_PATH = '/data';
const LONG_AGO = '2026-02-03T08:00:00Z';

/** Readings of the move: only VolSync, both, and what is there in the end. */
export const MOVE_READINGS = [
  '2026-10-13T10:00:00Z',
  '2026-10-13T20:00:00Z',
  '2026-10-14T10:00:00Z',
] as const;

/** An app, and what is there of it at each reading. */
export interface MovedApp extends Omit<HomelabApp, 'objects'> {
  readings: readonly (readonly KubernetesManifest[])[];
}

/** The fork's Secret: a path in the mover, which a volume of the mover gives a place. */
function shareSecret(app: string): KubernetesManifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: `${app}-volsync`,
      namespace: NAMESPACE,
      creationTimestamp: LONG_AGO,
    },
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'safe' },
      target: {
        name: `${app}-volsync`,
        template: {
          data: {
            KOPIA_REPOSITORY: 'filesystem:///repository',
            KOPIA_FS_PATH: '/repository',
          },
        },
      },
    },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

function byVolSync(app: string, lastSync: string): KubernetesManifest[] {
  const source = replicationSource(app, {
    mover: 'kopia',
    secret: `${app}-volsync`,
    schedule: '0 3 * * *',
    lastSync,
    retain: { daily: 7, weekly: 4 },
  });
  const { kopia, ...spec } = source.spec as { kopia: object };
  return [
    shareSecret(app),
    {
      ...source,
      spec: {
        ...spec,
        kopia: {
          ...kopia,
          moverVolumes: [
            { mountPath: 'repository', volumeSource: { nfs: KOPIUR_SHARE } },
          ],
        },
      },
    },
  ];
}

function appOf(app: string): KubernetesManifest[] {
  return [...claim({ name: app }), deployment(app)];
}

const FIRST = '2026-10-13T03:00:00Z';
const LAST = '2026-10-14T03:00:00Z';
const MOVED_AT = '2026-10-13T12:00:00Z';

function byKopiur(
  app: string,
  sourcePath: string,
  nights: readonly string[],
): KubernetesManifest[] {
  return [
    ...kopiurPolicy(app, {
      sourcePath,
      createdAt: MOVED_AT,
      source: { pvc: { name: app }, sourcePathOverride: sourcePath },
    }),
    ...nights.map(at => kopiurSnapshot(app, at, { sourcePath })),
  ];
}

/** Snapshots that VolSync made, as Kopiur's catalogue finds them. */
function foundOfVolSync(app: string): KubernetesManifest[] {
  return ['11', '12', '13'].map(day => {
    const made = kopiurSnapshot(app, `2026-10-${day}T03:00:00Z`, {
      sourcePath: VOLSYNC_PATH,
      status: { phase: 'Discovered', origin: 'discovered', resolved: {} },
    });
    return {
      ...made,
      metadata: {
        ...made.metadata,
        name: `found-${app}-${day}`,
        labels: { 'kopiur.home-operations.com/origin': 'discovered' },
        ownerReferences: [
          {
            apiVersion: 'kopiur.home-operations.com/v1alpha1',
            kind: 'Repository',
            name: 'nas',
            uid: 'uid-Repository-nas',
          },
        ],
      },
      spec: {},
    } as KubernetesManifest;
  });
}

/** The fork looks after the repository, too. */
export const FORK_MAINTENANCE: KubernetesManifest = {
  apiVersion: 'volsync.backube/v1alpha1',
  kind: 'KopiaMaintenance',
  metadata: { name: 'nas', namespace: NAMESPACE, creationTimestamp: LONG_AGO },
  spec: {
    enabled: true,
    repository: { repository: 'staying-volsync' },
    trigger: { schedule: '0 4 * * *' },
    moverVolumes: [
      { mountPath: 'repository', volumeSource: { nfs: KOPIUR_SHARE } },
    ],
  },
  status: {
    lastMaintenanceTime: '2026-10-14T04:00:00Z',
    nextScheduledMaintenance: '2026-10-15T04:00:00Z',
  },
};

/** What every reading shows beside the apps. */
export const REPOSITORY_OBJECTS: readonly KubernetesManifest[] = [
  kopiurRepository('nas'),
  kopiurMaintenance('nas'),
];

/** Apps of a homelab of which half has moved from VolSync to Kopiur. */
export const MOVED_APPS: readonly MovedApp[] = [
  {
    app: 'staying',
    because: 'VolSync copies it as it always did',
    readings: [FIRST, FIRST, LAST].map(at => [
      ...appOf('staying'),
      ...byVolSync('staying', at.replace('03:00', '03:02')),
    ]),
    verdict: 'protected',
    headline: /^Protected\. Newest copy 7 h/,
    copies: ['healthy'],
  },
  {
    app: 'moved',
    because: 'Kopiur goes on with the history of a source that is gone',
    readings: [
      [...appOf('moved'), ...byVolSync('moved', FIRST)],
      [
        ...appOf('moved'),
        ...byVolSync('moved', FIRST),
        ...byKopiur('moved', VOLSYNC_PATH, []),
      ],
      [...appOf('moved'), ...byKopiur('moved', VOLSYNC_PATH, [LAST])],
    ],
    verdict: 'protected',
    headline: /^Protected\. Newest copy 7 h/,
    copies: ['gone', 'healthy'],
    says: [
      /SnapshotPolicy home\/moved goes on with the work of ReplicationSource home\/moved/,
    ],
    never: [/redundancy/, /no longer has it/],
  },
  {
    app: 'renamed',
    because: 'Kopiur began anew under a name of its own, and VolSync is gone',
    readings: [
      [...appOf('renamed'), ...byVolSync('renamed', FIRST)],
      [
        ...appOf('renamed'),
        ...byVolSync('renamed', FIRST),
        ...byKopiur('renamed', '/pvc/renamed', []),
      ],
      [
        ...appOf('renamed'),
        ...byKopiur('renamed', '/pvc/renamed', [LAST]),
        ...foundOfVolSync('renamed'),
      ],
    ],
    verdict: 'protected',
    headline: /^Protected\. Newest copy 7 h/,
    copies: ['gone', 'healthy'],
    says: [
      /3 snapshots from before the move from VolSync lie under renamed@home/,
    ],
  },
  {
    app: 'both',
    because: 'both write under one name: one place, whoever wrote last night',
    readings: [
      [...appOf('both'), ...byVolSync('both', FIRST)],
      [
        ...appOf('both'),
        ...byVolSync('both', FIRST),
        ...byKopiur('both', VOLSYNC_PATH, []),
      ],
      [
        ...appOf('both'),
        ...byVolSync('both', LAST),
        ...byKopiur('both', VOLSYNC_PATH, [LAST]),
      ],
    ],
    verdict: 'protected',
    headline: /^Protected/,
    copies: ['healthy', 'healthy'],
    never: [/2 independent/],
  },
  {
    app: 'paused',
    because:
      'VolSync is paused, which is said, and the first copy of Kopiur is not late yet',
    readings: [
      [...appOf('paused'), ...byVolSync('paused', FIRST)],
      [
        ...appOf('paused'),
        ...byVolSync('paused', FIRST),
        ...byKopiur('paused', '/pvc/paused', []),
      ],
      [
        ...appOf('paused'),
        ...byVolSync('paused', FIRST).map(object =>
          object.kind === 'ReplicationSource'
            ? { ...object, spec: { ...object.spec, paused: true } }
            : object,
        ),
        ...byKopiur('paused', '/pvc/paused', []),
      ],
    ],
    verdict: 'needs-attention',
    headline:
      /^No copy yet: the first one is due. Copies of before hold nothing newer than 13 Oct/,
    copies: ['new', 'suspended'],
    says: [/copy of paused is suspended/],
  },
  {
    app: 'broken',
    because:
      'Kopiur fails since it took over, and what VolSync left is older than a day',
    readings: [
      [...appOf('broken'), ...byVolSync('broken', FIRST)],
      [
        ...appOf('broken'),
        ...byVolSync('broken', FIRST),
        ...byKopiur('broken', VOLSYNC_PATH, []),
      ],
      [
        ...appOf('broken'),
        ...byKopiur('broken', VOLSYNC_PATH, []),
        kopiurSnapshot('broken', LAST, {
          sourcePath: VOLSYNC_PATH,
          phase: 'Failed',
        }),
      ],
    ],
    verdict: 'at-risk',
    headline: /^At risk: broken has no copy newer than 31 h/,
    copies: ['failing', 'gone'],
  },
];
