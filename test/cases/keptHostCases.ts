import {
  DATABASES,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { NAMESPACE, claim } from '../estate/volumes';
import { replicationSource, repositorySecret } from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const SECRET = 'diary-env';

/** An app whose files are copied every hour, with the variables of its pod. */
function diary(
  container: object,
  pod: { initContainers?: object[]; image?: string } = {},
): KubernetesManifest[] {
  const { image = 'example.org/diary:1', ...others } = pod;
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'diary',
        namespace: NAMESPACE,
        labels: { 'app.kubernetes.io/name': 'diary' },
      },
      spec: {
        replicas: 1,
        template: {
          spec: {
            ...others,
            containers: [
              {
                name: 'main',
                image,
                volumeMounts: [{ name: 'data', mountPath: '/data' }],
                ...container,
              },
            ],
            volumes: [
              { name: 'data', persistentVolumeClaim: { claimName: 'diary' } },
            ],
          },
        },
      },
    },
    ...claim({ name: 'diary' }),
    repositorySecret('diary'),
    replicationSource('diary', {
      lastSync: '2026-10-14T09:00:40Z',
      nextSync: '2026-10-14T10:00:00Z',
    }),
  ];
}

/** What makes the Secret that the app takes its variables from. */
function makerOf(spec: object): KubernetesManifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'diary', namespace: NAMESPACE },
    spec: { secretStoreRef: { name: 'safe' }, ...spec },
    status: {
      conditions: [{ type: 'Ready', status: 'True' }],
      refreshTime: '2026-10-14T09:10:00Z',
    },
  };
}

function filledWith(data: Record<string, string>): KubernetesManifest {
  return makerOf({ target: { name: SECRET, template: { data } } });
}

const ALL_OF_SECRET = { envFrom: [{ secretRef: { name: SECRET } }] };

function oneOf(
  variable: string,
  valueFrom: object,
): { env: readonly object[] } {
  return { env: [{ name: variable, valueFrom }] };
}

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: ['diary'], steps: [{ at: NOW, objects }], expected };
}

function mayUse(what: RegExp): Case['expected'] {
  return {
    verdict: 'cannot-tell',
    headline: what,
    copies: [{ state: 'healthy', counted: true }],
  };
}

const HOST = /it may use database pg-rw\.database\.svc .*not linked to it/;
const POSTGRES_URL = 'postgres://diary:hush@pg-rw.database.svc:5432/diary';

const TOLD: readonly [string, readonly KubernetesManifest[]][] = [
  ['an argument', diary({ args: [`--database-url=${POSTGRES_URL}`] })],
  ['a flag', diary({ args: ['serve', '--db-host', 'pg-rw.database.svc'] })],
  ['a script', diary({ command: ['sh', '-c', `diary "${POSTGRES_URL}"`] })],
  [
    'the ExternalSecret of all its variables',
    [...diary(ALL_OF_SECRET), filledWith({ DB_HOST: 'pg-rw.database.svc' })],
  ],
  [
    'the ExternalSecret of the variables of a container that only prepares',
    [
      ...diary(
        {},
        {
          initContainers: [
            { name: 'init', image: 'example.org/init:1', ...ALL_OF_SECRET },
          ],
        },
      ),
      filledWith({ INIT_POSTGRES_HOST: 'pg-rw.database.svc' }),
    ],
  ],
  [
    'a URL in an ExternalSecret, with its password to be filled in',
    [
      ...diary(
        oneOf('LEDGER', { secretKeyRef: { name: SECRET, key: 'where' } }),
      ),
      filledWith({
        where: 'postgres://diary:{{ .password }}@pg-rw.database.svc/diary',
      }),
    ],
  ],
  [
    'one key of an ExternalSecret, called otherwise than the variable',
    [
      ...diary(
        oneOf('DB_HOST', { secretKeyRef: { name: SECRET, key: 'host' } }),
      ),
      filledWith({ host: 'pg-rw.database.svc' }),
    ],
  ],
];

/** The address is kept in a ConfigMap or a Secret, which is not read. */
const HIDDEN: readonly [string, RegExp, readonly KubernetesManifest[]][] = [
  [
    'a key of a Secret',
    /Secret vault names \(Deployment home\/diary takes DATABASE_URL from it\)/,
    diary(
      oneOf('DATABASE_URL', { secretKeyRef: { name: 'vault', key: 'uri' } }),
    ),
  ],
  [
    'a key of a ConfigMap',
    /ConfigMap diary names \(Deployment home\/diary takes DB_HOST from it\)/,
    diary(oneOf('DB_HOST', { configMapKeyRef: { name: 'diary', key: 'h' } })),
  ],
  [
    'a Secret that is known to have such a key, not filled in here',
    /Secret diary-env names \(Deployment home\/diary takes DB_HOST from it\)/,
    [...diary(ALL_OF_SECRET), filledWith({ DB_HOST: '{{ .host }}' })],
  ],
  [
    'a Secret that takes such a key from a store',
    /Secret diary-env names \(Deployment home\/diary takes DATABASE_URL from it\)/,
    [
      ...diary(ALL_OF_SECRET),
      makerOf({
        target: { name: SECRET },
        data: [{ secretKey: 'DATABASE_URL', remoteRef: { key: 'diary' } }],
      }),
    ],
  ],
];

/** A Secret that CloudNativePG makes for the app of a cluster. */
const WITH_LEDGER = [
  ...databaseCluster({ archivingSince: '2026-09-01T00:05:00Z' }),
  scheduledBackup(),
  databaseBackup({
    at: '2026-10-14T02:00:00Z',
    stoppedAt: '2026-10-14T02:04:00Z',
  }),
];

/** Databases whose hosts stand elsewhere than in a variable: in commands, and in what makes Secrets. */
export const KEPT_HOST_CASES: readonly Case[] = [
  ...TOLD.map(([where, objects]) =>
    once(`reads where a database is in ${where}`, objects, mayUse(HOST)),
  ),
  ...HIDDEN.map(([where, headline, objects]) =>
    once(
      `cannot tell of an app whose database only ${where} names`,
      objects,
      mayUse(headline),
    ),
  ),
  once(
    'links the database that an ExternalSecret names to the app that uses its Secret',
    [
      ...diary(ALL_OF_SECRET),
      filledWith({ DB_HOST: `ledger-rw.${DATABASES}.svc`, DB_NAME: 'diary' }),
      ...WITH_LEDGER,
    ],
    {
      verdict: 'protected',
      copies: [
        { state: 'healthy', counted: true },
        { state: 'healthy', counted: true },
      ],
    },
  ),
  once(
    'suspects no database of an app whose ExternalSecret has other keys',
    [...diary(ALL_OF_SECRET), filledWith({ API_KEY: '{{ .key }}' })],
    { verdict: 'protected' },
  ),
  once(
    'suspects no database elsewhere of the server of one',
    diary(
      oneOf('POSTGRES_HOST', { secretKeyRef: { name: 'vault', key: 'h' } }),
      { image: 'docker.io/library/postgres:17' },
    ),
    { verdict: 'protected' },
  ),
];
