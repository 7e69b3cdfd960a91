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

/** The workload of an operator. */
function operator(
  image: string,
  replicas: number,
  namespace = 'operators',
): KubernetesManifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'operator', namespace },
    spec: {
      replicas,
      template: { spec: { containers: [{ name: 'manager', image }] } },
    },
  };
}

interface System {
  image: string;
  app: Case['apps'][number];
  objects: readonly KubernetesManifest[];
}

const VOLSYNC: System = {
  image: 'quay.io/backube/volsync:0.13.0',
  app: 'diary',
  objects: [
    deployment('diary'),
    ...claim({ name: 'diary' }),
    repositorySecret('diary'),
    replicationSource('diary', {
      lastSync: '2026-10-14T09:00:40Z',
      nextSync: '2026-10-14T10:00:00Z',
    }),
  ],
};

function usingDatabase(name: string, namespace: string): Case['apps'][number] {
  return { name, annotations: { 'backups/databases': `${namespace}/${name}` } };
}

const PGO: System = {
  image: 'registry.example.org/crunchydata/postgres-operator:ubi9-5.8.2',
  app: usingDatabase('shop', COMPANY_DATABASES),
  objects: [
    pgoCluster(),
    pgoCronJob('full', '2026-10-11T01:00:00Z'),
    pgoCronJob('incr', '2026-10-14T01:00:00Z'),
  ],
};

const SYSTEMS: readonly System[] = [
  VOLSYNC,
  {
    image: 'velero/velero:v1.17.0@sha256:0a1b',
    app: 'mail',
    objects: [
      deployment('mail'),
      ...claim({ name: 'mail' }),
      ...veleroSchedule(),
      veleroBackup({ day: '2026-10-14' }),
      veleroCopy('2026-10-14', 'mail'),
    ],
  },
  {
    image: 'ghcr.io/home-operations/kopiur:0.9.0',
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
  },
  {
    image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.28.0',
    app: usingDatabase('ledger', DATABASES),
    objects: [
      ...databaseCluster({ archivingSince: '2026-09-01T00:05:00Z' }),
      scheduledBackup(),
      databaseBackup({
        at: '2026-10-14T02:00:00Z',
        stoppedAt: '2026-10-14T02:04:00Z',
      }),
    ],
  },
  {
    image: 'docker.io/percona/percona-postgresql-operator:2.9.0',
    app: usingDatabase('shop', COMPANY_DATABASES),
    objects: [perconaCluster('2.9.0'), perconaBackup('2026-10-14')],
  },
];

function once(
  title: string,
  { app, objects }: System,
  operators: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return {
    title,
    apps: [app],
    steps: [{ at: NOW, objects: [...objects, ...operators] }],
    expected,
  };
}

/** Operators that do not run: none of the objects that they look after tells. */
export const STOPPED_OPERATOR_CASES: readonly Case[] = [
  ...SYSTEMS.map(system =>
    once(
      `says that ${system.image} is scaled to 0, and starts nothing`,
      system,
      [operator(system.image, 0)],
      {
        verdict: 'needs-attention',
        says: [
          /Deployment operators\/operator is scaled to 0: it starts no more/,
          /kubectl -n operators scale deployment operator --replicas=1/,
        ],
      },
    ),
  ),
  ...SYSTEMS.map(system =>
    once(
      `says nothing of ${system.image} while it runs`,
      system,
      [operator(system.image, 1)],
      { verdict: 'protected', never: [/scaled to 0/] },
    ),
  ),
  once(
    'says nothing of an operator that runs in another namespace, too',
    VOLSYNC,
    [operator(VOLSYNC.image, 0), operator(VOLSYNC.image, 1, 'elsewhere')],
    { verdict: 'protected', never: [/scaled to 0/] },
  ),
  once(
    'says nothing of an operator that leaves its copies to CronJobs',
    PGO,
    [operator(PGO.image, 0)],
    { verdict: 'protected', never: [/scaled to 0/] },
  ),
];
