import {
  createPerconaProvider,
  createPgoProvider,
} from 'backstage-plugin-backups-backend-module-pgo';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { crdValidators, haveCrds } from '../__testUtils__/crdSchemas';
import { printedManifests } from './printedManifests';
import { printedRunbooks } from './printedRunbooks';

const BACKUPS = {
  pgbackrest: {
    global: { 'repo1-path': '/pgbackrest/db/shop/repo1' },
    configuration: [{ secret: { name: 'shop-s3' } }],
    repos: [
      {
        name: 'repo1',
        s3: { bucket: 'acme-pg', endpoint: 's3.example.com', region: 'eu' },
        schedules: { full: '0 1 * * *' },
      },
    ],
  },
};

function cluster(apiVersion: string, kind: string): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name: 'shop',
      namespace: 'db',
      creationTimestamp: '2026-02-03T08:00:00Z',
    },
    spec: {
      postgresVersion: 17,
      instances: [
        {
          dataVolumeClaimSpec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '20Gi' } },
          },
        },
      ],
      users: [{ name: 'shop', databases: ['shop'] }],
      backups: BACKUPS,
    },
    status: {},
  };
}

const PRINTED = printedRunbooks(
  [createPgoProvider(), createPerconaProvider()],
  [
    cluster('postgres-operator.crunchydata.com/v1beta1', 'PostgresCluster'),
    cluster('pgv2.percona.com/v2', 'PerconaPGCluster'),
  ],
);
const MANIFESTS = printedManifests(PRINTED);

const KINDS = [
  'pgv2.percona.com/v2/PerconaPGBackup',
  'pgv2.percona.com/v2/PerconaPGCluster',
  'pgv2.percona.com/v2/PerconaPGRestore',
  'postgres-operator.crunchydata.com/v1beta1/PostgresCluster',
];

function kindOf({ apiVersion, kind }: KubernetesObject): string {
  return `${apiVersion}/${kind}`;
}

describe('every runbook of the PostgreSQL operators', () => {
  it('is written beside and in place, and prints objects of their kinds', () => {
    expect(new Set(PRINTED.map(({ runbook }) => runbook.way))).toEqual(
      new Set(['new-cluster', 'in-place']),
    );
    expect(
      [...new Set(MANIFESTS.map(({ manifest }) => kindOf(manifest)))].sort(),
    ).toEqual(KINDS);
  });

  it('names each step once', () => {
    for (const { title, runbook } of PRINTED) {
      const steps = runbook.steps.map(({ id }) => id);
      expect([title, steps]).toEqual([title, [...new Set(steps)]]);
    }
  });

  if (haveCrds()) {
    it('prints manifests that fit the real CRD schemas', () => {
      const validators = crdValidators(/^(percona-|pgo-)/);
      const problems = MANIFESTS.flatMap(({ title, manifest }) => {
        const validate = validators.get(kindOf(manifest));
        return validate?.(JSON.parse(JSON.stringify(manifest)))
          ? []
          : (validate?.errors ?? []).map(
              error =>
                `${title}: ${manifest.kind}${error.instancePath} ${error.message}`,
            );
      });
      expect(problems).toEqual([]);
    });
  }
});
