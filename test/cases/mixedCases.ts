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
import { infoBackup, infoStanza } from '../estate/pgBackRestInfo';
import {
  COMPANY_DATABASES,
  pgoCluster,
  pgoCronJob,
} from '../estate/postgresOperators';
import {
  claim,
  deployment,
  inlineDeployment,
  nfsDeployment,
} from '../estate/volumes';
import {
  replicationSource,
  repositoryOf,
  repositorySecret,
} from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const SHOP = {
  name: 'shop',
  annotations: { 'backups/databases': `${COMPANY_DATABASES}/shop` },
};

/** Its files are copied by restic, its database by PGO. */
function shop(lastSync: string | undefined) {
  return [
    deployment('shop'),
    ...claim({ name: 'shop' }),
    repositorySecret('shop'),
    replicationSource('shop', {
      lastSync,
      nextSync: '2026-10-14T10:00:00Z',
    }),
    pgoCluster(),
    pgoCronJob('full', '2026-10-11T01:00:00Z'),
    pgoCronJob('incr', '2026-10-14T01:00:00Z'),
  ];
}

/** A CronJob that copies the volume of an app with restic at three in the morning. */
function resticJob(
  app: string,
  spec: object,
  status: object,
): KubernetesManifest {
  return ownCronJob({
    name: `${app}-copies`,
    command: resticCommand(app),
    volumes: [dataOf(app)],
    spec,
    status,
  });
}

const SIDE_BY_SIDE = [
  ...longhornApp(),
  nfsDeployment('media', { server: 'nas.internal', path: '/mnt/tank/media' }),
];

/** A database with a Stanza of its own, which is called like all the others. */
function stanzaOfOneName(name: string): KubernetesManifest[] {
  const backup = {
    name,
    tool: 'pgbackrest',
    at: '2026-10-14T02:00:00Z',
    stoppedAt: '2026-10-14T02:04:00Z',
  } as const;
  const objects = [
    ...databaseCluster({
      name,
      tool: 'pgbackrest',
      archivingSince: '2026-09-01T00:05:00Z',
    }),
    scheduledBackup({
      name,
      tool: 'pgbackrest',
      lastSlot: '2026-10-14T02:00:00Z',
      nextSlot: '2026-10-15T02:00:00Z',
    }),
    databaseBackup(backup),
  ];
  const stanza = `${name}-stanza`;
  return JSON.parse(
    JSON.stringify(objects)
      .replaceAll('"name":"attic"', `"name":"${stanza}"`)
      .replaceAll('"stanzaRef":"attic"', `"stanzaRef":"${stanza}"`)
      .replace(
        `"stanzaConfiguration":{"name":"${name}"`,
        '"stanzaConfiguration":{"name":"main"',
      ),
  );
}

/** Estates where two systems copy what one app, or two neighbours, consist of. */
export const MIXED_CASES: readonly Case[] = [
  // The Job was given up, and the next one is that of tomorrow: red.
  {
    title: 'promises no retry of an own CronJob whose run failed',
    apps: ['diary'],
    steps: [
      {
        at: NOW,
        objects: [
          deployment('diary'),
          ...claim({ name: 'diary' }),
          resticJob(
            'diary',
            {},
            {
              lastScheduleTime: '2026-10-14T03:00:00Z',
              lastSuccessfulTime: '2026-10-12T03:04:00Z',
            },
          ),
        ],
      },
    ],
    expected: {
      verdict: 'at-risk',
      copies: [{ state: 'failing', counted: true }],
      says: [/not tried again by itself/],
      never: [/retries by itself/, /and retrying/],
    },
  },
  // It mounts the volume, too, and writes nothing to it while it is suspended: neither.
  {
    title: 'cannot tell of an own CronJob that is suspended with its app',
    apps: ['diary'],
    steps: [
      {
        at: NOW,
        objects: [
          {
            ...deployment('diary'),
            spec: { ...deployment('diary').spec, replicas: 0 },
          },
          ...claim({ name: 'diary' }),
          resticJob(
            'diary',
            { suspend: true },
            {
              lastScheduleTime: '2026-08-20T03:00:00Z',
              lastSuccessfulTime: '2026-08-20T03:04:00Z',
            },
          ),
        ],
      },
    ],
    expected: {
      verdict: 'cannot-tell',
      headline: /nothing says since when/,
      copies: [{ state: 'suspended', counted: true }],
    },
  },
  // A share is no scratch space, although its volume is written inline: neither.
  {
    title:
      'says of no inline volume of a share that there is nothing to back up',
    apps: ['diary'],
    steps: [
      {
        at: NOW,
        objects: [
          inlineDeployment('diary', {
            csi: {
              driver: 'smb.csi.k8s.io',
              volumeAttributes: { source: '//nas.internal/diary' },
            },
          }),
        ],
      },
    ],
    expected: { verdict: 'cannot-tell', never: [/[Nn]othing to back up/] },
  },
  // Files and database both have a copy of today, off the cluster: green.
  {
    title:
      'protects an app whose files restic copies and whose database PGO does',
    apps: [SHOP],
    steps: [{ at: NOW, objects: shop('2026-10-14T09:00:40Z') }],
    expected: { verdict: 'protected', never: [/may copy/, /has no CronJob/] },
  },
  // A good copy of the database is none of the files: the worst of both is red.
  {
    title: 'lets a good copy of the database stand for none of the files',
    apps: [SHOP],
    steps: [{ at: NOW, objects: shop(undefined) }],
    expected: { verdict: 'at-risk', headline: /shop/ },
  },
  // Longhorn copies its own volumes, to a place they do not lie in: green.
  {
    title:
      'protects a Longhorn volume beside a share that Longhorn does not copy',
    apps: ['wiki'],
    steps: [{ at: NOW, objects: SIDE_BY_SIDE }],
    expected: {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
    },
  },
  // Which of two volumes a snapshot is of cannot be told: yellow.
  {
    title: 'says that two policies of Kopiur write under one name',
    apps: ['radarr', 'sonarr'],
    steps: [
      {
        at: NOW,
        objects: [
          kopiurRepository('nas'),
          kopiurMaintenance('nas'),
          ...['radarr', 'sonarr'].flatMap(name => [
            deployment(name),
            ...claim({ name }),
            ...kopiurPolicy(name, {
              sourcePath: '/data',
              status: {
                resolved: {
                  identity: {
                    username: 'media',
                    hostname: 'home',
                    sourcePath: '/data',
                  },
                  sources: [{ pvc: `home/${name}`, sourcePath: '/data' }],
                },
              },
            }),
            kopiurSnapshot(name, '2026-10-14T03:00:00Z', {
              sourcePath: '/data',
            }),
          ]),
        ],
      },
    ],
    expected: {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [
        /writes as media@home:\/data into the repository that .* also uses/,
      ],
    },
  },
  // Two Stanzas of one name in one place are one, in any list: yellow.
  ...[false, true].map(
    (isListed): Case => ({
      title: `says that two Stanzas are one${isListed ? ', as listed' : ''}`,
      apps: ['ledger', 'journal'].map(name => ({
        name,
        annotations: { 'backups/databases': `${DATABASES}/${name}` },
      })),
      steps: [
        {
          at: NOW,
          objects: ['ledger', 'journal'].flatMap(stanzaOfOneName),
          reports: isListed
            ? [
                {
                  kind: 'pgbackrest',
                  repository: repositoryOf('pg'),
                  takenAt: '2026-10-14T09:30:00Z',
                  body: [
                    infoStanza({
                      name: 'main',
                      min: '000000010000000000000002',
                      max: '000000010000000000000071',
                      backups: [
                        infoBackup({
                          start: Date.parse('2026-10-14T02:00:00Z') / 1000,
                          stop: Date.parse('2026-10-14T02:04:00Z') / 1000,
                          segment: '000000010000000000000020',
                        }),
                      ],
                    }),
                  ],
                },
              ]
            : [],
        },
      ],
      expected: {
        verdict: 'needs-attention',
        copies: [{ state: 'healthy', grade: 'operator-says', counted: true }],
        says: [/write as main into one repository/],
      },
    }),
  ),
  // The share is none of Longhorn's volumes, and nothing else copies it: red.
  {
    title: 'takes nothing of Longhorn for a copy of a share on a NAS',
    apps: ['media'],
    steps: [{ at: NOW, objects: SIDE_BY_SIDE }],
    expected: { verdict: 'at-risk', copies: [] },
  },
];
