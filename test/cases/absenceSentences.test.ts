import fc from 'fast-check';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { NAMESPACE, claim, deployment, nfsDeployment } from '../estate/volumes';
import { complaintsOf } from './complaintsOf';
import { judgeCase } from './judgeCase';

const SERVER = 'pool.internal';

/** What an app writes to, and what else may hold a copy of it. */
interface Unread {
  objects: readonly KubernetesManifest[];
}

function ownedBy(group: string, kind: string): KubernetesManifest[] {
  const [one, volume] = claim({ name: 'shop' });
  const owned: KubernetesManifest = structuredClone(one);
  Object.assign(owned.metadata, {
    ownerReferences: [
      { apiVersion: `${group}/v1`, kind, name: 'shop', uid: 'uid-owner' },
    ],
  });
  return [deployment('shop'), owned, volume];
}

function customResource(group: string, kind: string): KubernetesManifest {
  return {
    apiVersion: `${group}/v1`,
    kind,
    metadata: { name: 'one', namespace: 'tools' },
    spec: {},
  };
}

/** A workload that runs a tool, and mounts something. */
function tool(
  kind: 'CronJob' | 'Deployment',
  image: string,
  namespace: string,
  volume: object,
): KubernetesManifest {
  const template = {
    metadata: {},
    spec: {
      containers: [
        {
          name: 'main',
          image,
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
      ],
      volumes: [{ name: 'data', ...volume }],
    },
  };
  return {
    apiVersion: kind === 'CronJob' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'saver', namespace },
    spec:
      kind === 'CronJob'
        ? { schedule: '0 3 * * *', jobTemplate: { spec: { template } } }
        : { replicas: 1, template },
  };
}

const word = fc.constantFrom('acme', 'guard', 'safe', 'vault', 'ark');
const group = fc
  .tuple(word, fc.constantFrom('example.com', 'example.io', 'corp.internal'))
  .map(([name, domain]) => `${name}.${domain}`);
const telling = fc
  .tuple(
    fc.constantFrom('', 'Scheduled', 'Cluster', 'Volume', 'Namespace'),
    fc.constantFrom('Backup', 'Restore', 'Snapshot', 'BackupPolicy'),
    fc.constantFrom('', 'Job', 'Request', 'Location', 'Class'),
  )
  .map(parts => parts.join(''));
const image = fc.constantFrom(
  'restic/restic:0.18',
  'ghcr.io/creativeprojects/resticprofile:0.32',
  'garethgeorge/backrest:v1',
  'borgmatic:2',
  'duplicati:2',
  'kopia/kopia:0.20',
  'offen/docker-volume-backup:v2',
  'registry.internal:5000/own/nightly-backup',
  'syncthing/syncthing:1',
  'litestream/litestream:0.3',
);
const kind = fc.constantFrom('CronJob' as const, 'Deployment' as const);
const below = fc
  .array(fc.constantFrom('apps', 'data', 'one'), { maxLength: 3 })
  .map(steps => steps.map(step => `/${step}`).join(''));

const variable = fc.oneof(
  fc.constantFrom('DATABASE_URL', 'DB_URL', 'POSTGRES_URI').chain(name =>
    fc
      .constantFrom('postgres', 'postgresql', 'mysql', 'mongodb')
      .map(scheme => ({
        name,
        of: (host: string) => `${scheme}://${host}/shop`,
      })),
  ),
  fc
    .constantFrom('PGHOST', 'DB_HOST', 'POSTGRES_HOST', 'MYSQL_HOST')
    .map(name => ({ name, of: (host: string) => host })),
);

/** An app without a volume whose variable says where its database is. */
function toldBy(entry: object) {
  return withVariables({ env: [entry] });
}

/** The same, whose variables are all that a Secret holds. */
function takingAll(secret: string) {
  return withVariables({ envFrom: [{ secretRef: { name: secret } }] });
}

function withVariables(variables: object) {
  const [app] = structuredClone([deployment('shop')]) as unknown as [
    KubernetesManifest & {
      spec: {
        template: { spec: { containers: object[]; volumes?: object[] } };
      };
    },
  ];
  app.spec.template.spec = {
    containers: [
      {
        name: 'main',
        image: 'example.org/shop:1',
        ...variables,
      },
    ],
  };
  return app;
}

const onClaim = [deployment('shop'), ...claim({ name: 'shop' })];

const unread: fc.Arbitrary<Unread> = fc.oneof(
  // An API that nobody reads, with the shape of a backup system.
  fc.tuple(group, telling).map(([name, named]) => ({
    objects: [...onClaim, customResource(name, named)],
  })),
  // An operator that looks after the claim.
  fc.tuple(group, fc.constantFrom('Wiki', 'Forum', 'Shop')).map(named => ({
    objects: ownedBy(...named),
  })),
  // A tool that mounts the claim.
  fc.tuple(kind, image).map(([what, runs]) => ({
    objects: [
      ...onClaim,
      tool(what, runs, NAMESPACE, {
        persistentVolumeClaim: { claimName: 'shop' },
      }),
    ],
  })),
  // A tool that mounts the share, or a folder above or below.
  fc.tuple(kind, image, below, below).map(([what, runs, own, more]) => ({
    objects: [
      nfsDeployment('shop', { server: SERVER, path: `/mnt${own}${more}` }),
      tool(what, runs, 'tools', {
        nfs: { server: SERVER, path: `/mnt${own}` },
      }),
    ],
  })),
  // A database that is in no cluster that is read.
  fc
    .tuple(
      variable,
      fc.constantFrom(
        'db.internal',
        'shop.abc123.eu-central-1.rds.amazonaws.com',
        '10.0.0.5',
      ),
    )
    .map(([{ name, of }, host]) => ({
      objects: [toldBy({ name, value: of(host) })],
    })),
  // A database that only a Secret names, which is not read.
  variable.map(({ name }) => ({
    objects: [
      toldBy({
        name,
        valueFrom: { secretKeyRef: { name: 'shop-db', key: 'address' } },
      }),
    ],
  })),
  // All of a Secret may be a database's address.
  fc.constantFrom('shop-db', 'shop-secrets', 'environment').map(name => ({
    objects: [takingAll(name)],
  })),
  // A tool that mounts what the kubelets mount, or the folder of the node.
  fc
    .tuple(image, fc.constantFrom('/var/lib/kubelet', '/'))
    .map(([runs, path]) => ({
      objects: [
        ...onClaim,
        tool('Deployment', runs, 'tools', { hostPath: { path } }),
      ],
    })),
);

const ABSENCE = [
  /nothing copies/i,
  /everything that could hold one/i,
  /everything was read/i,
  /nothing to back up/i,
  /lose nothing/i,
];

async function judged(objects: readonly KubernetesManifest[]) {
  const one = {
    title: '',
    apps: ['shop'],
    steps: [{ at: '2026-10-14T09:35:00Z', objects }],
  };
  return { one, answer: await judgeCase(one) };
}

describe('that something is missing', () => {
  it('is said beside nothing that may copy it and is not read', async () => {
    await fc.assert(
      fc.asyncProperty(unread, async ({ objects }) => {
        const { one, answer } = await judged(objects);
        const expected = { verdict: 'cannot-tell', never: ABSENCE } as const;
        expect(complaintsOf(answer, { ...one, expected })).toEqual([]);
        expect(answer.apps[0].loss.volume.kind).toBe('not-known');
      }),
      { numRuns: 30, seed: 16 },
    );
  });

  it('is said where all that could hold a copy was read', async () => {
    const { one, answer } = await judged(onClaim);
    const expected = { verdict: 'at-risk', says: ABSENCE.slice(0, 2) } as const;
    expect(complaintsOf(answer, { ...one, expected })).toEqual([]);
    expect(answer.apps[0].loss.volume.kind).toBe('everything');
  });
});
