import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { NAMESPACE, claim, statefulSet } from '../estate/volumes';
import { replicationSource, repositorySecret } from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';

interface DatabaseWish {
  /** Of the server of the database; default: `diary-db`. */
  name?: string;
  /** Of its pods, by which a service finds them. */
  labels?: Record<string, string>;
}

/** An app whose files are copied every hour, and whose variables name the host of its database. */
function diaryUsing(host: string, variable = 'DB_HOST'): KubernetesManifest[] {
  return diaryWith([{ name: variable, value: host }]);
}

function diaryWith(
  env: readonly { name: string; value: string }[],
): KubernetesManifest[] {
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
            containers: [
              {
                name: 'main',
                image: 'example.org/diary:1',
                env,
                volumeMounts: [{ name: 'data', mountPath: '/data' }],
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
    ...copied('diary'),
  ];
}

function copied(name: string): KubernetesManifest[] {
  return [
    repositorySecret(name),
    replicationSource(name, {
      lastSync: '2026-10-14T09:00:40Z',
      nextSync: '2026-10-14T10:00:00Z',
    }),
  ];
}

/** A server of databases in a plain StatefulSet, copied every hour. */
function server({
  name = 'diary-db',
  labels = {},
}: DatabaseWish = {}): KubernetesManifest[] {
  const [made, ...claims] = structuredClone(
    statefulSet(name, 1),
  ) as unknown as [
    KubernetesManifest & {
      spec: { template: { metadata: { labels: Record<string, string> } } };
    },
    ...KubernetesManifest[],
  ];
  const own = { 'app.kubernetes.io/name': name, ...labels };
  made.metadata.labels = own;
  made.spec.template.metadata.labels = own;
  return [
    made,
    ...claims,
    repositorySecret(`data-${name}-0`),
    replicationSource(`data-${name}-0`, {
      lastSync: '2026-10-14T09:00:40Z',
      nextSync: '2026-10-14T10:00:00Z',
    }),
  ];
}

function service(
  name: string,
  selector: Record<string, string>,
): KubernetesManifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: NAMESPACE },
    spec: { selector },
  };
}

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: ['diary'], steps: [{ at: NOW, objects }], expected };
}

const NOT_LINKED: Case['expected'] = {
  verdict: 'cannot-tell',
  headline: /it may use database .*, which is not linked to it/,
  copies: [{ state: 'healthy', counted: true }],
  // The row of what to do about it.
  says: [/Say which database it uses: annotate the entity with backups/],
};
const OWN = { 'app.kubernetes.io/name': 'diary' };

/** Hosts of databases that variables of apps name. */
export const HOST_CASES: readonly Case[] = [
  ...[
    'pg-rw.database',
    'pg-rw.database.svc',
    'pg-rw.database.svc.cluster.local:5432',
    'mariadb.database.svc',
    'diary-db',
    'db.example.org',
    '10.0.0.7',
  ].map(host =>
    once(
      `cannot tell of an app whose database nothing shows: ${host}`,
      diaryUsing(host),
      NOT_LINKED,
    ),
  ),
  ...['RADARR__POSTGRES__HOST', 'WORDPRESS_DB_HOST', 'POSTGRESQL_HOST'].map(
    variable =>
      once(
        `reads where a database is in ${variable}`,
        diaryUsing('pg-rw.database.svc', variable),
        NOT_LINKED,
      ),
  ),
  once(
    'cannot tell of an app whose database is the volume of another app',
    [...diaryUsing('diary-db'), ...server()],
    NOT_LINKED,
  ),
  once(
    'is protected where the volume behind the host of its database is its own, and copied',
    [...diaryUsing('diary-db'), ...server({ labels: OWN })],
    { verdict: 'protected' },
  ),
  once(
    'follows the service of a database that is called otherwise',
    [...diaryUsing('sql'), ...server({ labels: OWN }), service('sql', OWN)],
    { verdict: 'protected' },
  ),
  once(
    'reads every host that the variables of an app name',
    diaryWith([
      { name: 'DB_HOST', value: 'localhost' },
      { name: 'REPORTS_POSTGRES_HOST', value: 'pg-rw.database.svc' },
    ]),
    NOT_LINKED,
  ),
  ...['DATABASES', 'ELSEWHERE'].map(known =>
    once(
      `doubts a host with a variable in it, called $(${known})`,
      diaryWith([
        { name: 'DATABASES', value: 'database' },
        { name: 'DB_HOST', value: `pg-rw.$(${known}).svc` },
      ]),
      NOT_LINKED,
    ),
  ),
  ...['', '/data/db.sock', 'sqlite:///data/diary.db'].map(value =>
    once(
      `takes ${JSON.stringify(value)} for no database elsewhere`,
      diaryUsing(value, value.includes(':') ? 'DATABASE_URL' : 'DB_HOST'),
      { verdict: 'protected' },
    ),
  ),
  ...[
    ['backups/databases', 'data/ledger'],
    ['backups/databases', 'away/data/ledger#diary'],
    ['backups/items', 'home/diary, home/gone'],
  ].map(
    ([annotation, value]): Case => ({
      title: `cannot tell of an app that names what nothing shows: ${annotation} ${value}`,
      apps: [{ name: 'diary', annotations: { [annotation]: value } }],
      steps: [{ at: NOW, objects: diaryWith([]) }],
      expected: {
        ...NOT_LINKED,
        headline: /names it, and nothing of that name was found/,
        says: [/Correct annotation backups\/\w+ of the entity/],
      },
    }),
  ),
  {
    title: 'believes an app that says it uses no database',
    apps: [{ name: 'diary', annotations: { 'backups/databases': 'none' } }],
    steps: [{ at: NOW, objects: diaryUsing('pg-rw.database.svc') }],
    expected: { verdict: 'protected' },
  },
  once(
    'takes what is in its own pod for no database elsewhere',
    diaryUsing('localhost'),
    { verdict: 'protected' },
  ),
];
