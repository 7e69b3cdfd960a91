import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  BackupsService,
  Collector,
  BackupsStore,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { snapshotOf } from 'backstage-plugin-backups-node';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { mockLogger } from '../../__testUtils__/mockLogger';

const NOW = new Date('2026-08-21T09:00:00Z');

/** A list as an API server answers it. */
function list(name: string): KubernetesObject[] {
  const path = resolvePackagePath(
    'backstage-plugin-backups-backend-module-pgbackrest',
    `src/fixtures/cnpg/${name}.json`,
  );
  return JSON.parse(readFileSync(path, 'utf8')).items;
}

const CLUSTERS = list('clusters-mixed');
const SCHEDULES = list('scheduledbackups-mixed').slice(0, 3);
const [MAIN] = CLUSTERS;

function onBarman(name: string): KubernetesObject {
  return {
    ...MAIN,
    metadata: { ...MAIN.metadata, name },
    spec: {
      plugins: [
        {
          name: 'barman-cloud.cloudnative-pg.io',
          isWALArchiver: true,
          parameters: { barmanObjectName: 'db-backupstore' },
        },
      ],
    },
  };
}

/** Windows of a database cluster, repository by repository. */
async function windowsOf(
  name: string,
  objects: KubernetesObject[],
): Promise<string[]> {
  const knex = sqliteDatabase();
  try {
    const store = await BackupsStore.create({ knex });
    const clock = () => NOW;
    await new Collector({
      clock,
      store,
      readers: [
        {
          cluster: 'home-1',
          mode: 'live',
          intervalSeconds: 300,
          read: async queries =>
            snapshotOf({ cluster: 'home-1', readAt: NOW, queries, objects }),
        },
      ],
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createPgBackRestProvider(),
      ],
      tiers: {},
      logger: mockLogger(),
      listEntities: async () => [
        {
          ref: 'component:default/books',
          kind: 'component',
          name: 'books',
          annotations: { 'backups/databases': `database/${name}` },
        },
      ],
    }).collect({ signal: new AbortController().signal });
    const { items } = await new BackupsService({
      store,
      clock,
    }).getEntityBackups({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'books', namespace: 'default' },
    });
    return items[0].plans.map(({ database }) => {
      const { earliest, latest, oldestPoint } = database?.window ?? {};
      return [oldestPoint, earliest, latest]
        .map(moment =>
          moment
            ? `${moment.at.replace('.000Z', 'Z')} ${moment.known}`
            : 'not known',
        )
        .join(', ');
    });
  } finally {
    await knex.destroy();
  }
}

/** The log is archived every five minutes, and that worked at the reading. */
const LATEST = '2026-08-21T08:55:00Z estimated';

describe('oldest backup, earliest and latest moment of a database cluster', () => {
  it.each<[string, string, KubernetesObject[], string[]]>([
    [
      'with its Backups',
      'postgres18-cluster',
      [
        ...CLUSTERS,
        ...SCHEDULES,
        ...list('backups-dalibo-mixed'),
        ...list('stanzas-dalibo'),
      ],
      [`not known, 2026-08-16T01:06:41Z estimated, ${LATEST}`],
    ],
    // Its first backup is of May; the log reaches back to the newest 7 of 12 fulls.
    [
      'with the status of its stanza alone',
      'postgres18-cluster',
      [MAIN, ...SCHEDULES, ...list('stanzas-dalibo')],
      [`not known, not known, ${LATEST}`],
    ],
    [
      'that was never backed up',
      'running-backup-not-a-failure',
      [...CLUSTERS, ...list('stanzas-dalibo')],
      ['not known, not known, not known'],
    ],
    [
      'on barman, which tells its window itself',
      'cluster-a',
      [onBarman('cluster-a'), ...list('objectstores-barman')],
      [`not known, 2026-07-21T03:02:10Z observed, ${LATEST}`],
    ],
    [
      'on barman, without a success',
      'cluster-b',
      [onBarman('cluster-b'), ...list('objectstores-barman')],
      ['not known, not known, not known'],
    ],
  ])('are told %s', async (_, name, objects, windows) => {
    expect(await windowsOf(name, objects)).toEqual(windows);
  });
});
