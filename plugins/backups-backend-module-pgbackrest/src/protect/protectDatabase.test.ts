import type { ItemFact, PlanFact } from 'backstage-plugin-backups-node';
import { parseAllDocuments } from 'yaml';
import { protectDatabase } from './protectDatabase';

const ITEM: ItemFact = {
  type: 'item',
  key: 'home-1/database/Cluster/postgres18-bookorbit',
  kind: 'database-cluster',
  cluster: 'home-1',
  namespace: 'database',
  name: 'postgres18-bookorbit',
  labels: {},
  annotations: {},
  mountedBy: [],
  aliases: [],
};

const DALIBO = {
  tool: 'dalibo',
  cluster: 'home-1',
  namespace: 'database',
  name: 'postgres18-cluster',
  service: 'postgres18-cluster-rw',
  pluginName: 'pgbackrest.dalibo.com',
  pluginParameters: {
    stanzaRef: 'postgres18-cluster-stanza',
    pluginConfigRef: 'shared-pluginconfig',
  },
  stanza: 'postgres18-cluster',
  repositoryNumber: '1',
  repositoriesInStanza: 2,
  endpoint: 's3.us-east-005.backblazeb2.com',
  bucket: 'postgres',
  prefix: '/postgres18-cluster',
  region: 'us-east-005',
  secretKeys: {
    accessKeyId: { secret: 'postgres-secret', key: 'b2-id' },
    secretAccessKey: { secret: 'postgres-secret', key: 'b2-key' },
  },
  databases: [],
  parameters: {},
  preloadLibraries: [],
  backups: [],
};

const BARMAN = {
  ...DALIBO,
  tool: 'barman-cloud',
  pluginName: 'barman-cloud.cloudnative-pg.io',
  pluginParameters: { barmanObjectName: 'store', serverName: 'old' },
};

const cron = (expression: string) =>
  ({
    kind: 'cron',
    expression,
    zone: 'UTC',
    dialect: 'robfig-v1',
  } as const);

function example(restore: object, schedule: PlanFact['schedule']): PlanFact {
  return {
    type: 'plan',
    key: 'home-1/database/Cluster/postgres18-cluster',
    fingerprint: 'x',
    provider: 'pgbackrest',
    method: 'pgBackRest',
    object: {
      cluster: 'home-1',
      kind: 'Cluster',
      namespace: 'database',
      name: 'postgres18-cluster',
    },
    labels: {},
    annotations: {},
    destination: { type: 's3', label: 'Backblaze B2', derivedFrom: [] },
    schedule,
    suspended: false,
    reportsSuccess: true,
    retention: { noHistory: false, declared: [], inherited: [], sentence: '' },
    evidence: [],
    restore,
  };
}

const documents = (text = '') =>
  parseAllDocuments(text).map(document => document.toJS());

describe('protectDatabase', () => {
  it('writes repository, archiving and schedules after the example, with a stanza of its own', () => {
    const protection = protectDatabase(ITEM, [
      example(DALIBO, {
        kind: 'several',
        each: [
          { makes: 'full' as const, schedule: cron('0 0 3 * * 0') },
          { makes: 'incremental' as const, schedule: cron('0 30 3 * * *') },
        ],
      }),
    ]);
    expect(protection?.title).toBe(
      'Back it up to Backblaze B2, as postgres18-cluster is',
    );
    expect(protection?.text).toContain(
      'Secret postgres-secret has to be in the namespace',
    );
    expect(documents(protection?.text)).toEqual([
      expect.objectContaining({
        kind: 'Stanza',
        metadata: {
          name: 'postgres18-bookorbit-stanza',
          namespace: 'database',
        },
        spec: {
          stanzaConfiguration: {
            name: 'postgres18-bookorbit',
            s3Repositories: [
              expect.objectContaining({
                bucket: 'postgres',
                repoPath: '/postgres18-bookorbit',
              }),
            ],
          },
        },
      }),
      expect.objectContaining({
        kind: 'Cluster',
        spec: {
          plugins: [
            {
              name: 'pgbackrest.dalibo.com',
              enabled: true,
              isWALArchiver: true,
              parameters: {
                stanzaRef: 'postgres18-bookorbit-stanza',
                pluginConfigRef: 'shared-pluginconfig',
              },
            },
          ],
        },
      }),
      ...['full', 'incr'].map(makes =>
        expect.objectContaining({
          kind: 'ScheduledBackup',
          metadata: {
            name: `postgres18-bookorbit-${makes}`,
            namespace: 'database',
          },
        }),
      ),
    ]);
  });

  it('lets a full backup come first, where the example makes none by schedule', () => {
    const { text } =
      protectDatabase(ITEM, [
        example(DALIBO, {
          kind: 'several',
          each: [
            { makes: 'incremental' as const, schedule: cron('0 30 3 * * *') },
          ],
        }),
      ]) ?? {};
    expect(
      documents(text)
        .filter(({ kind }) => kind === 'ScheduledBackup')
        .map(({ spec }) => [
          spec.schedule,
          spec.pluginConfiguration.parameters.backupType,
        ]),
    ).toEqual([
      ['0 0 3 * * *', 'full'],
      ['0 30 3 * * *', 'incr'],
    ]);
  });

  it('shares the store of barman under a server name of its own', () => {
    const { text } =
      protectDatabase(ITEM, [example(BARMAN, cron('0 0 4 * * *'))]) ?? {};
    const [cluster, backup, ...others] = documents(text);
    expect(cluster.spec.plugins[0].parameters).toEqual({
      barmanObjectName: 'store',
      serverName: 'postgres18-bookorbit',
    });
    expect(backup.spec.schedule).toBe('0 0 4 * * *');
    expect(others).toEqual([]);
  });

  it('says nothing where it would have to leave a blank, or it is no database', () => {
    const r2 = { ...DALIBO, endpoint: 'r2.cloudflarestorage.com' };
    const nightly = cron('0 0 3 * * *');
    expect(protectDatabase(ITEM, [example(r2, nightly)])).toBeUndefined();
    expect(protectDatabase(ITEM, [])).toBeUndefined();
    expect(
      protectDatabase({ ...ITEM, kind: 'persistent-volume-claim' }, [
        example(DALIBO, nightly),
      ]),
    ).toBeUndefined();
  });
});
