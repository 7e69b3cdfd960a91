import { dataOf, ownCronJob, resticCommand } from '../estate/ownCronJob';
import type { Verdict } from 'backstage-plugin-backups-common';
import {
  DATABASES,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { longhornApp } from '../estate/longhorn';
import {
  CLOUD,
  COMPANY_DATABASES,
  LOCAL,
  pgoCluster,
  pgoCronJob,
} from '../estate/postgresOperators';
import { claim, deployment, nfsDeployment } from '../estate/volumes';
import type { Case } from './Case';
import { judgeCase } from './judgeCase';

const NOW = '2026-10-14T09:35:00Z';
const TONIGHT = '2026-10-14T02:00:00Z';

/** An app, its colour, and why that is its colour. */
interface Argued {
  app: Case['apps'][number];
  objects: readonly KubernetesManifest[];
  verdict: Verdict;
  because: string;
  headline?: RegExp;
}

interface Estate {
  name: string;
  argued: readonly Argued[];
  /** What is there besides. */
  others?: readonly KubernetesManifest[];
}

/** The same objects under another name. */
function called(
  objects: readonly KubernetesManifest[],
  name: string,
  instead: string,
): KubernetesManifest[] {
  return JSON.parse(
    JSON.stringify(objects)
      .replaceAll(instead, name)
      .replaceAll('backup-0a1b2c3d', `backup-of-${name}`),
  );
}

/** Of one kind and name there is one object. */
function once(objects: readonly KubernetesManifest[]): KubernetesManifest[] {
  return [
    ...new Map(
      objects.map(object => [
        `${object.kind}/${object.metadata.namespace}/${object.metadata.name}`,
        object,
      ]),
    ).values(),
  ];
}

function onLonghorn(
  name: string,
  changed: (
    object: KubernetesManifest,
  ) => KubernetesManifest | undefined = one => one,
): KubernetesManifest[] {
  return called(longhornApp(), name, 'wiki').flatMap(
    object => changed(object) ?? [],
  );
}

/** Changes the Backup of an app, and nothing else. */
function backup(
  changed: (object: KubernetesManifest) => KubernetesManifest | undefined,
) {
  return (object: KubernetesManifest) =>
    object.kind === 'Backup' ? changed(object) : object;
}

function withStatus(status: object) {
  return (object: KubernetesManifest): KubernetesManifest => ({
    ...object,
    status: { ...object.status, ...status },
  });
}

function stateless(name: string): KubernetesManifest {
  const { spec, ...rest } = deployment(name) as KubernetesManifest & {
    spec: object;
  };
  return {
    ...rest,
    spec: {
      ...spec,
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': name } },
        spec: { containers: [{ name: 'main', image: 'example.org/site:1' }] },
      },
    },
  };
}

const MEDIA = { server: 'nas.internal', path: '/mnt/tank/media' };

const LONGHORN_AND_NFS: Estate = {
  name: 'Longhorn and NFS',
  argued: [
    {
      app: 'wiki',
      objects: onLonghorn('wiki'),
      verdict: 'protected',
      because: 'its volume was copied to the NAS tonight',
    },
    {
      app: 'blog',
      objects: onLonghorn(
        'blog',
        backup(() => undefined),
      ),
      verdict: 'at-risk',
      because: 'its job has run every night since February and left no Backup',
    },
    {
      app: 'mail',
      objects: onLonghorn(
        'mail',
        backup(
          withStatus({
            snapshotCreatedAt: '2026-10-11T02:00:02Z',
            backupCreatedAt: '2026-10-11T02:04:02Z',
          }),
        ),
      ),
      verdict: 'at-risk',
      because: 'its newest Backup is three days old, and it is copied nightly',
      headline: /no copy newer than 3 d/,
    },
    {
      app: 'notes',
      objects: onLonghorn(
        'notes',
        backup(withStatus({ state: 'Error', error: 'the target is full' })),
      ),
      verdict: 'at-risk',
      because: 'its only Backup failed',
    },
    {
      app: 'forum',
      objects: onLonghorn(
        'forum',
        backup(object => ({
          ...object,
          metadata: {
            ...object.metadata,
            deletionTimestamp: '2026-10-14T09:00:00Z',
          },
        })),
      ),
      verdict: 'at-risk',
      because: 'its only Backup is being deleted',
      headline: /no usable copy/,
    },
    {
      app: 'draft',
      objects: onLonghorn('draft', backup(withStatus({ size: '0' }))),
      verdict: 'at-risk',
      because: 'its Backup of tonight holds nothing',
    },
    {
      app: 'riddle',
      objects: onLonghorn('riddle', backup(withStatus({ state: 'Peculiar' }))),
      verdict: 'cannot-tell',
      because: 'what became of its run is a word that nobody here knows',
    },
    {
      app: 'media',
      objects: [nfsDeployment('media', MEDIA)],
      verdict: 'at-risk',
      because: 'Longhorn copies no share of a NAS, and nothing else is there',
      headline: /nothing copies/,
    },
    {
      app: {
        name: 'films',
        annotations: { 'backups/exempt': 'can be ripped again' },
      },
      objects: [nfsDeployment('films', { ...MEDIA, path: '/mnt/tank/films' })],
      verdict: 'exempt',
      because: 'its owner says why it needs none',
    },
    {
      app: 'site',
      objects: [stateless('site')],
      verdict: 'no-data',
      because: 'it mounts nothing and asks no database',
    },
  ],
};

/** A CronJob that copies the claim of an app to a bucket with restic, at three. */
function resticJob(
  app: string,
  lastSuccess: string,
  spec: object = {},
): KubernetesManifest {
  return ownCronJob({
    name: `${app}-copies`,
    createdAt: '2026-02-03T08:00:00Z',
    command: resticCommand(app),
    volumes: [dataOf(app)],
    spec,
    status: {
      lastScheduleTime: '2026-10-14T03:00:00Z',
      lastSuccessfulTime: lastSuccess,
    },
  });
}

const RESTIC_TONIGHT = '2026-10-14T03:04:00Z';

function files(app: string): KubernetesManifest[] {
  return [deployment(app), ...claim({ name: app })];
}

function pgo(
  name: string,
  wish: Parameters<typeof pgoCluster>[0] = {},
): KubernetesManifest[] {
  return called(
    [
      pgoCluster(wish),
      pgoCronJob('full', '2026-10-11T01:00:00Z'),
      pgoCronJob('incr', '2026-10-14T01:00:00Z'),
    ],
    name,
    'shop',
  );
}

function withDatabase(name: string): Case['apps'][number] {
  return {
    name,
    annotations: { 'backups/databases': `${COMPANY_DATABASES}/${name}` },
  };
}

function asking(name: string, host: string): KubernetesManifest {
  const app = structuredClone(stateless(name)) as KubernetesManifest & {
    spec: { template: { spec: { containers: { env?: object[] }[] } } };
  };
  app.spec.template.spec.containers[0].env = [
    { name: 'DATABASE_URL', value: `postgres://${host}/${name}` },
  ];
  return app;
}

const PGO_AND_RESTIC: Estate = {
  name: 'PGO and CronJobs of restic',
  argued: [
    {
      app: withDatabase('crm'),
      objects: [
        ...files('crm'),
        resticJob('crm', RESTIC_TONIGHT),
        ...pgo('crm'),
      ],
      verdict: 'protected',
      because: 'its files and its database were both copied tonight',
    },
    {
      app: withDatabase('desk'),
      objects: [
        ...files('desk'),
        resticJob('desk', '2026-10-12T03:04:00Z'),
        ...pgo('desk'),
      ],
      verdict: 'at-risk',
      because:
        'its database is copied, its files not since the day before yesterday',
    },
    {
      app: 'diary',
      objects: [...files('diary'), resticJob('diary', RESTIC_TONIGHT)],
      verdict: 'protected',
      because: 'its files were copied to a bucket tonight',
    },
    {
      app: withDatabase('ledger'),
      objects: pgo('ledger', { repo: LOCAL }),
      verdict: 'at-risk',
      because:
        'its repository is a volume of the class that its database lies on',
      headline: /lives where the database lives/,
    },
    {
      app: withDatabase('atlas'),
      objects: pgo('atlas').map(object => ({
        ...object,
        spec: {
          ...object.spec,
          ...(object.kind === 'CronJob'
            ? { suspend: true }
            : { standby: { enabled: true } }),
        },
      })),
      verdict: 'cannot-tell',
      because: 'it is a standby: its primary elsewhere makes the copies',
    },
    {
      app: 'tools',
      objects: files('tools'),
      verdict: 'at-risk',
      because: 'no CronJob and no operator reaches its claim',
      headline: /nothing copies tools/,
    },
    {
      app: withDatabase('orders'),
      objects: [...pgo('orders', { repo: CLOUD }), ...files('orders')],
      verdict: 'at-risk',
      because: 'a good copy of its database is none of its files',
      headline: /nothing copies orders/,
    },
    {
      app: 'chat',
      objects: [asking('chat', 'db.elsewhere.example.com')],
      verdict: 'cannot-tell',
      because: 'its database is on a host that is not read',
    },
    {
      app: 'letters',
      objects: [
        ...files('letters'),
        resticJob('letters', '2026-09-01T03:04:00Z', { suspend: true }),
      ],
      verdict: 'at-risk',
      because: 'what copied it is switched off, which is no copy',
    },
    {
      app: 'front',
      objects: [stateless('front')],
      verdict: 'no-data',
      because: 'it mounts nothing and asks no database',
    },
  ],
};

interface DatabaseWish {
  cluster?: Omit<Parameters<typeof databaseCluster>[0] & object, 'name'>;
  backup?: Omit<Parameters<typeof databaseBackup>[0], 'name' | 'at'> & {
    at?: string;
  };
  /** Nothing starts a backup, and there is none. */
  bare?: true;
}

function cnpg(name: string, { cluster, backup: run, bare }: DatabaseWish = {}) {
  const tool = cluster?.tool ?? 'in-tree';
  return [
    ...databaseCluster({
      archivingSince: '2026-09-01T00:05:00Z',
      ...cluster,
      name,
    }),
    ...(bare
      ? []
      : [
          scheduledBackup({
            name,
            tool,
            lastSlot: TONIGHT,
            nextSlot: '2026-10-15T02:00:00Z',
          }),
          databaseBackup({
            at: TONIGHT,
            stoppedAt: '2026-10-14T02:04:00Z',
            ...run,
            tool,
            name,
          }),
        ]),
  ];
}

function ofDatabase(
  name: string,
  verdict: Verdict,
  because: string,
  wish?: DatabaseWish,
  headline?: RegExp,
): Argued {
  return {
    app: { name, annotations: { 'backups/databases': `${DATABASES}/${name}` } },
    objects: cnpg(name, wish),
    verdict,
    because,
    headline,
  };
}

function condition(type: string, status: string) {
  return {
    type,
    status,
    reason: 'Told',
    message: '',
    lastTransitionTime: '2026-10-10T09:00:00Z',
  };
}

const TWENTY_DATABASES: Estate = {
  name: 'twenty databases in one namespace',
  argued: [
    ofDatabase(
      'atom',
      'protected',
      'backed up tonight, and its log is archived',
    ),
    ofDatabase(
      'bone',
      'at-risk',
      'its bucket is declared, and nothing was ever put there',
      { bare: true, cluster: { archivingSince: undefined } },
    ),
    ofDatabase(
      'cove',
      'at-risk',
      'snapshots of its volumes lie where the volumes lie',
      { cluster: { tool: 'snapshots' } },
      /lives where the database lives/,
    ),
    ofDatabase(
      'dune',
      'at-risk',
      'its log has not been archived for four days, and its backup is as old',
      {
        cluster: {
          archivingSince: '2026-10-10T09:00:00Z',
          archivingFails: 'exit status 4',
        },
        backup: {
          at: '2026-10-10T02:00:00Z',
          stoppedAt: '2026-10-10T02:04:00Z',
        },
      },
    ),
    ofDatabase(
      'echo',
      'cannot-tell',
      'whether its log is archived the operator does not know itself',
      {
        cluster: {
          status: { conditions: [condition('ContinuousArchiving', 'Unknown')] },
        },
      },
    ),
    ofDatabase('fern', 'at-risk', 'its only backup failed', {
      cluster: { archivingSince: undefined },
      backup: {
        phase: 'failed',
        stoppedAt: undefined,
        error: 'no such bucket',
      },
    }),
    ofDatabase(
      'glow',
      'at-risk',
      'it was made anew this morning, and its backup is of the one before',
      { cluster: { createdAt: '2026-10-14T08:00:00Z' } },
    ),
    ofDatabase(
      'haze',
      'at-risk',
      'PostgreSQL 18 runs, and its backup is of 17',
      {
        cluster: {
          status: {
            conditions: [condition('ContinuousArchiving', 'True')],
            pgDataImageInfo: { image: 'postgresql:18', majorVersion: 18 },
          },
        },
        backup: {
          stoppedAt: '2026-10-14T02:04:00Z',
          status: { majorVersion: 17 },
        },
      },
    ),
    ofDatabase(
      'iris',
      'cannot-tell',
      'its run ended in a phase that nobody here knows',
      { backup: { phase: 'peculiar' } },
    ),
    {
      app: {
        name: 'jade',
        annotations: {
          'backups/databases': `${DATABASES}/jade`,
          'backups/exempt': 'filled anew every night; until 2027-03-01',
        },
      },
      objects: cnpg('jade', { bare: true }),
      verdict: 'exempt',
      because: 'its owner says why it needs none',
    },
  ],
  others: Array.from({ length: 10 }, (_, index) =>
    cnpg(`other${index}`),
  ).flat(),
};

const ESTATES = [LONGHORN_AND_NFS, PGO_AND_RESTIC, TWENTY_DATABASES];

describe.each(ESTATES)('of $name, the check', ({ argued, others = [] }) => {
  const judged = judgedOnce(() => ({
    apps: argued.map(({ app }) => app),
    steps: [
      {
        at: NOW,
        objects: once([...argued.flatMap(({ objects }) => objects), ...others]),
      },
    ],
  }));
  const rows = argued.map(({ app, ...rest }): [string, Omit<Argued, 'app'>] => [
    `${typeof app === 'string' ? app : app.name} ${rest.verdict}: ${
      rest.because
    }`,
    rest,
  ]);

  it('argues ten apps', () => {
    expect(argued).toHaveLength(10);
  });

  it.each(rows)('calls %s', async (title, { verdict, headline = /^/ }) => {
    const name = title.split(' ', 1)[0];
    const app = (await judged()).apps.find(one => one.name === name);
    expect({ verdict: app?.verdict, headline: app?.headline }).toEqual({
      verdict,
      headline: expect.stringMatching(headline),
    });
  });
});

/** @returns the same answer, however often it is asked for */
function judgedOnce(asked: () => Pick<Case, 'apps' | 'steps'>) {
  let answer: ReturnType<typeof judgeCase> | undefined;
  return () => {
    answer ??= judgeCase(asked());
    return answer;
  };
}
