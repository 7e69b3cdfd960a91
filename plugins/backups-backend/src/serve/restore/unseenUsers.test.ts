import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import pgBackRestModule from 'backstage-plugin-backups-backend-module-pgbackrest';
import volSyncModule from 'backstage-plugin-backups-backend-module-volsync';
import {
  RESTORE_SCENARIOS,
  RestoreScenario,
} from 'backstage-plugin-backups-common';
import request from 'supertest';
import {
  componentEntity,
  startBackups,
} from '../../__testUtils__/startBackups';
import { RESTORE_PATH } from './__testUtils__/restoreWorld';

const TAKEN = '2026-08-22T10:00:00Z';

function object(
  apiVersion: string,
  kind: string,
  metadata: object,
  spec: object,
  status: object = {},
) {
  return { apiVersion, kind, metadata, spec, status };
}

function database(app: string) {
  return object(
    'postgresql.cnpg.io/v1',
    'Database',
    {
      name: `${app}-rows`,
      namespace: 'database',
      labels: { 'app.kubernetes.io/name': app },
    },
    { cluster: { name: 'shelf' }, name: `${app}_rows` },
    { applied: app !== 'vault' },
  );
}

function workload(app: string) {
  const labels = { 'app.kubernetes.io/name': app };
  return object(
    'apps/v1',
    'Deployment',
    { name: `${app}-server`, namespace: 'media', labels },
    {
      replicas: 1,
      template: {
        metadata: { labels },
        spec: {
          containers: [
            { name: app, volumeMounts: [{ name: 'data', mountPath: '/data' }] },
          ],
          volumes: [
            { name: 'data', persistentVolumeClaim: { claimName: 'library' } },
          ],
        },
      },
    },
  );
}

const APPS = ['films', 'music', 'vault'];

/** A volume and a server of databases that three apps share. */
const OBJECTS = [
  ...APPS.flatMap(app => [workload(app), database(app)]),
  object(
    'v1',
    'PersistentVolumeClaim',
    { name: 'library', namespace: 'media' },
    {
      storageClassName: 'ceph-block',
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '5Gi' } },
    },
  ),
  object(
    'volsync.backube/v1alpha1',
    'ReplicationSource',
    { name: 'library', namespace: 'media' },
    {
      sourcePVC: 'library',
      trigger: { schedule: '0 * * * *' },
      restic: { repository: 'library-secret', copyMethod: 'Snapshot' },
    },
    { lastSyncTime: '2026-08-22T09:01:00Z', lastSyncDuration: '1m0s' },
  ),
  object(
    'postgresql.cnpg.io/v1',
    'Cluster',
    { name: 'shelf', namespace: 'database' },
    {
      instances: 1,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:18',
      storage: { size: '10Gi', storageClass: 'local' },
      bootstrap: {
        initdb: {
          database: 'vault_rows',
          owner: 'vault_keeper',
          secret: { name: 'vault-login' },
        },
      },
      plugins: [
        {
          name: 'pgbackrest.dalibo.com',
          isWALArchiver: true,
          parameters: { stanzaRef: 'shelf-stanza' },
        },
      ],
    },
    { readyInstances: 1, writeService: 'shelf-rw' },
  ),
  object(
    'pgbackrest.dalibo.com/v1',
    'Stanza',
    { name: 'shelf-stanza', namespace: 'database' },
    {
      stanzaConfiguration: {
        name: 'shelf',
        s3Repositories: [
          {
            bucket: 'pg',
            endpoint: 's3.us-east-005.backblazeb2.com',
            region: 'us-east-005',
            repoPath: '/shelf',
            secretRef: {
              accessKeyId: { name: 'pg-keys', key: 'id' },
              secretAccessKey: { name: 'pg-keys', key: 'key' },
            },
          },
        ],
      },
    },
  ),
];

function missingIn(text: string, words: readonly string[]): string[] {
  return words.filter(word => !text.includes(word));
}

describe('a runbook of what several apps share', () => {
  const folder = createMockDirectory();

  /** @param hidden - whose backups the reader may not read */
  async function start(hidden: readonly string[]) {
    folder.setContent({
      'all.json': JSON.stringify({ kind: 'List', items: OBJECTS }),
    });
    const decide = (
      asked: readonly unknown[],
    ): { result: AuthorizeResult.ALLOW | AuthorizeResult.DENY }[] =>
      asked.map(question => {
        const { resourceRef = '' } = question as { resourceRef?: string };
        return hidden.some(app => resourceRef.endsWith(`/${app}`))
          ? { result: AuthorizeResult.DENY }
          : { result: AuthorizeResult.ALLOW };
      });
    const { server } = await startBackups({
      backups: {
        folders: [{ cluster: 'home-1', path: folder.path, asOf: TAKEN }],
      },
      entities: APPS.map(componentEntity),
      features: [volSyncModule, pgBackRestModule],
      permissions: mockServices.permissions.mock({
        authorize: async asked => decide(asked),
        authorizeConditional: async asked => decide(asked.map(() => ({}))),
      }),
    });
    const read = async (path: string) =>
      JSON.stringify(
        (
          await request(server)
            .get(path)
            .set({ Authorization: mockCredentials.user.header() })
            .expect(200)
        ).body,
      );
    const { items } = JSON.parse(await read(`${RESTORE_PATH}/films/restore`));
    const planIds: string[] = items.flatMap((item: any) =>
      item.paths.map((path: any) => path.planId),
    );
    return {
      planIds,
      page: () => read(`${RESTORE_PATH}/films`),
      pack: () => read('/api/backups/restore-pack'),
      async runbooks() {
        const texts: string[] = [];
        const ask = async (scenario: RestoreScenario, rest: string) =>
          texts.push(
            await read(
              `${RESTORE_PATH}/films/runbook?scenario=${scenario}&moment=2026-08-22T09:30:00Z${rest}`,
            ),
          );
        for (const scenario of RESTORE_SCENARIOS) {
          await ask(scenario, '');
          for (const planId of planIds) {
            await ask(scenario, `&planId=${planId}`);
            for (const way of ['in-place', 'new-cluster', 'command-line']) {
              await ask(scenario, `&planId=${planId}&way=${way}`);
            }
          }
        }
        return texts.join('\n');
      },
    };
  }

  it('names nothing of an app that the reader may not see, and says how to find what has to be stopped', async () => {
    const { planIds, page, pack, runbooks } = await start(['vault']);
    expect(planIds).toHaveLength(2);
    const text = await runbooks();
    const all = `${text}${await page()}${await pack()}`;
    expect(all.match(/.{60}vault.{60}/g)).toBeNull();
    expect(
      missingIn(text, [
        'films_rows',
        'music_rows',
        'music-server',
        '1 database of other apps',
        'is used by ',
        '"id":"FIRST_OWNER"',
      ]),
    ).toEqual([]);
  });

  it('names it all where the reader may see every app', async () => {
    const { runbooks } = await start([]);
    const text = await runbooks();
    expect(
      missingIn(text, ['vault_rows', 'vault-server', 'vault_keeper']),
    ).toEqual([]);
    expect(text.match(/FIRST_OWNER/g)).toBeNull();
  });
});
