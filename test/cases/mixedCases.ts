import { longhornApp } from '../estate/longhorn';
import {
  COMPANY_DATABASES,
  pgoCluster,
  pgoCronJob,
} from '../estate/postgresOperators';
import { claim, deployment, nfsDeployment } from '../estate/volumes';
import { replicationSource, repositorySecret } from '../estate/volSync';
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

const SIDE_BY_SIDE = [
  ...longhornApp(),
  nfsDeployment('media', { server: 'nas.internal', path: '/mnt/tank/media' }),
];

/** Estates where two systems copy what one app, or two neighbours, consist of. */
export const MIXED_CASES: readonly Case[] = [
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
  // The share is none of Longhorn's volumes, and nothing else copies it: red.
  {
    title: 'takes nothing of Longhorn for a copy of a share on a NAS',
    apps: ['media'],
    steps: [{ at: NOW, objects: SIDE_BY_SIDE }],
    expected: { verdict: 'at-risk', copies: [] },
  },
];
