import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  DATABASES,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import { ownCronJob } from '../estate/ownCronJob';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const HOST = 'ledger-rw.data.svc';
const APP = {
  name: 'ledger',
  annotations: { 'backups/databases': `${DATABASES}/ledger` },
};

/** A database that its operator does not back up, and what people run to dump it. */
function dumpedBy(script: string): KubernetesManifest[] {
  const [cluster] = databaseCluster();
  return [
    { ...cluster, spec: { ...cluster.spec, backup: undefined } },
    ownCronJob({
      name: 'ledger-dump',
      namespace: DATABASES,
      image: 'postgres:17',
      command: ['sh', '-c', script],
      volumes: [
        {
          mount: { mountPath: '/copies' },
          volume: {
            name: 'share',
            nfs: { server: 'nas.internal', path: '/mnt/tank/copies' },
          },
        },
      ],
      status: {
        lastScheduleTime: '2026-10-14T03:00:00Z',
        lastSuccessfulTime: '2026-10-14T03:04:00Z',
      },
    }),
  ];
}

/** A database whose plugin makes backups, by what it says of its log. */
function withPlugin(isWALArchiver: boolean): KubernetesManifest[] {
  const [cluster, ...stores] = databaseCluster({
    tool: 'barman',
    archivingSince: '2026-09-01T00:05:00Z',
  });
  const plugins = [
    {
      name: 'barman-cloud.cloudnative-pg.io',
      isWALArchiver,
      parameters: { barmanObjectName: 'attic' },
    },
  ];
  return [
    { ...cluster, spec: { ...cluster.spec, plugins } },
    ...stores,
    scheduledBackup({
      tool: 'barman',
      lastSlot: '2026-10-14T02:00:00Z',
      nextSlot: '2026-10-15T02:00:00Z',
    }),
    databaseBackup({
      tool: 'barman',
      at: '2026-10-14T02:00:00Z',
      stoppedAt: '2026-10-14T02:04:00Z',
    }),
  ];
}

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: [APP], steps: [{ at: NOW, objects }], expected };
}

function doubted(headline: RegExp): Case['expected'] {
  return { verdict: 'cannot-tell', headline };
}

const WHOLE = [
  `pg_dump -h ${HOST} -Fc -f /copies/ledger.dump ledger`,
  `set -o pipefail; pg_dump -h ${HOST} ledger | gzip > /copies/ledger.gz`,
  `pg_dump -h ${HOST} -f /tmp/ledger.sql ledger && mv /tmp/ledger.sql /copies/`,
];

const SOME = [
  `pg_dump --schema-only -h ${HOST} -f /copies/ledger.sql ledger`,
  `pg_dump -t users -h ${HOST} -f /copies/ledger.sql ledger`,
  `pg_dumpall --globals-only -h ${HOST} > /copies/all.sql`,
];

const NOWHERE = [
  `pg_dump -h ${HOST} ledger > /dev/null`,
  `pg_dump -h ${HOST} -f /tmp/ledger.sql ledger`,
];

const PASSED_OVER = [
  `pg_dump -h ${HOST} ledger | gzip > /copies/ledger.gz`,
  `set -e; pg_dump -h ${HOST} ledger | gzip > /copies/ledger.gz; echo done`,
  `pg_dump -h ${HOST} ledger > /copies/ledger.sql; gzip -f /copies/ledger.sql`,
  `pg_dump -h ${HOST} -Fc -f /copies/ledger.dump ledger\nfind /copies -mtime +7 -delete`,
  `pg_dump -h ${HOST} -Fc -f /copies/ledger.dump ledger & wait`,
];

/** Copies of databases that look whole, and are not. */
export const OWN_DUMP_CASES: readonly Case[] = [
  ...WHOLE.map(script =>
    once(`believes a dump of all of it: ${script}`, dumpedBy(script), {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
    }),
  ),
  ...SOME.map(script =>
    once(
      `takes a dump of some of it for no copy: ${script}`,
      dumpedBy(script),
      doubted(/for some of what is in it/),
    ),
  ),
  ...NOWHERE.map(script =>
    once(
      `counts no dump that is lost with its pod: ${script}`,
      dumpedBy(script),
      doubted(/: where it lives is not known/),
    ),
  ),
  ...PASSED_OVER.map(script =>
    once(
      `believes no dump whose failure its script passes over: ${script}`,
      dumpedBy(script),
      doubted(/ends well when it fails/),
    ),
  ),
  once(
    'believes no log to be archived that no plugin archives, whatever a condition of before says',
    withPlugin(false),
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'healthy', counted: false }],
      says: [/No plugin of its Cluster has isWALArchiver/, /Set isWALArchiver/],
      never: [/5 min old/],
    },
  ),
  once('believes the log that a plugin archives', withPlugin(true), {
    verdict: 'protected',
    copies: [{ state: 'healthy', counted: true }],
  }),
];
