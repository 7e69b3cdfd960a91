import type { RestoreScenario } from 'backstage-plugin-backups-common';
import {
  RESTORE_SCENARIOS,
  proseText,
  renderMarkdown,
} from 'backstage-plugin-backups-common';
import type {
  RunbookRequest,
  WorkloadReference,
} from 'backstage-plugin-backups-node';
import { parseAllDocuments } from 'yaml';
import { at, observe } from '../fixtures/observe';
import {
  B2,
  R2,
  backup,
  cluster,
  scheduled,
  stanza,
} from '../fixtures/objects';
import { databaseRunbook } from './databaseRunbook';

const MOMENT = at('2026-08-19T12:30:00Z');

const OPERA_PLUGIN = {
  plugins: [
    {
      name: 'pgbackrest.cnpg.opera.com',
      isWALArchiver: true,
      parameters: { pgbackrestObjectName: 'store' },
    },
  ],
};

function archive() {
  return {
    apiVersion: 'pgbackrest.cnpg.opera.com/v1',
    kind: 'Archive',
    metadata: { name: 'store', namespace: 'database' },
    spec: {
      configuration: {
        repositories: [
          {
            bucket: 'pg',
            endpointURL: 's3.us-east-005.backblazeb2.com',
            destinationPath: '/shelf',
            s3Credentials: {
              region: 'us-east-005',
              accessKeyId: { name: 'pg-keys', key: 'b2-id' },
              secretAccessKey: { name: 'pg-keys', key: 'b2-key' },
            },
          },
        ],
      },
    },
  };
}

function requestFor(
  objects: unknown[],
  scenario: RestoreScenario,
  more: Partial<RunbookRequest> & { repository?: string } = {},
): RunbookRequest {
  const { repository = '1', ...rest } = more;
  const observed = observe(objects);
  const plan = observed.repository(repository);
  return {
    scenario,
    plan,
    plans: observed.plans,
    item: observed.items[0],
    notAfter: MOMENT,
    tag: '0819-1347',
    ...rest,
  };
}

const DALIBO = [cluster(), stanza(), scheduled(), backup()];

function written(request: RunbookRequest, values = {}) {
  const { runbook, ...refused } = databaseRunbook(request);
  if (!runbook) throw new Error(JSON.stringify(refused));
  const text = renderMarkdown(runbook, values);
  const manifests = [
    ...text.matchAll(/<<'?(EOF_*)'?\n([\s\S]*?)\n\1/g),
  ].flatMap(([, , yaml]) =>
    parseAllDocuments(yaml).map(document => document.toJS()),
  );
  return { runbook, text, manifests };
}

function clusterIn(manifests: any[]) {
  return manifests.find(({ kind }) => kind === 'Cluster');
}

describe('databaseRunbook', () => {
  it('leads every Pooler of the old Cluster to the restored one', () => {
    const { text } = written(
      requestFor(
        [
          ...DALIBO,
          {
            apiVersion: 'postgresql.cnpg.io/v1',
            kind: 'Pooler',
            metadata: { name: 'shelf-pool', namespace: 'database' },
            spec: { cluster: { name: 'shelf' } },
          },
        ],
        'volume-lost',
        { latest: true },
      ),
    );
    expect(text.replace(/\s*\\\n\s*/g, ' ')).toContain(
      `kubectl -n database patch poolers.postgresql.cnpg.io shelf-pool --type=merge -p '{"spec":{"cluster":{"name":"shelf-restored-0819-1347"}}}'`,
    );
  });

  it('restores into a new Cluster that reads the old stanza and archives nowhere', () => {
    const { manifests, runbook } = written(
      requestFor(DALIBO, 'volume-lost', { latest: true }),
    );
    expect(clusterIn(manifests)).toEqual({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'shelf-restored-0819-1347' },
      spec: {
        instances: 1,
        imageName: 'ghcr.io/cloudnative-pg/postgresql:18',
        storage: { size: '10Gi', storageClass: 'local' },
        bootstrap: { recovery: { source: 'origin' } },
        externalClusters: [
          {
            name: 'origin',
            plugin: {
              name: 'pgbackrest.dalibo.com',
              parameters: { stanzaRef: 'shelf-stanza' },
            },
          },
        ],
      },
    });
    expect(runbook.way).toBe('new-cluster');
  });

  it('fact 0.9: writes a moment as pgBackRest takes it, never as RFC 3339', () => {
    for (const scenario of [
      'volume-lost',
      'database-moment',
      'look',
    ] as const) {
      const { manifests, text } = written(requestFor(DALIBO, scenario));
      const { recoveryTarget } = clusterIn(manifests).spec.bootstrap.recovery;
      expect(recoveryTarget).toEqual({ targetTime: '2026-08-19 12:30:00+00' });
      expect(text).not.toContain('2026-08-19T12:30:00');
    }
  });

  it('fact 5.2: never lets the restored Cluster write into the stanza it came from', () => {
    const { manifests, text } = written(
      requestFor(DALIBO, 'volume-lost', { latest: true }),
    );
    const [, own] = [
      clusterIn(manifests),
      manifests.find(({ kind }) => kind === 'Stanza'),
    ];
    expect(own.spec.stanzaConfiguration.name).toBe('shelf-restored-0819-1347');
    expect(own.spec.stanzaConfiguration.s3Repositories[0]).toMatchObject({
      bucket: 'pg',
      repoPath: '/shelf',
      retentionPolicy: { full: 14 },
      secretRef: { accessKeyId: { name: 'pg-keys', key: 'b2-id' } },
    });
    expect(text).toContain(
      '"parameters":{"stanzaRef":"shelf-restored-0819-1347-stanza"}',
    );
    expect(text).not.toContain('repositoryRef');
    expect(text).not.toContain('selectedRepository":');
  });

  it('fact 5.1: names one repository where the plugin would take the first of several', () => {
    const objects = [
      cluster(),
      stanza({ repositories: [B2, { ...B2, bucket: 'pg-second' }] }),
    ];
    const { manifests } = written(
      requestFor(objects, 'look', { repository: '2', latest: true }),
    );
    expect(manifests[0]).toMatchObject({
      kind: 'Stanza',
      metadata: { name: 'shelf-restored-0819-1347-source' },
      spec: {
        stanzaConfiguration: {
          // The backups' own name: it is read, not written.
          name: 'shelf',
          s3Repositories: [{ bucket: 'pg-second' }],
        },
      },
    });
    expect(
      clusterIn(manifests).spec.externalClusters[0].plugin.parameters,
    ).toEqual({ stanzaRef: 'shelf-restored-0819-1347-source' });
  });

  it('asks for an endpoint whose account is not kept, and does nothing without it', () => {
    const objects = [cluster(), stanza({ repositories: [B2, R2] })];
    const request = requestFor(objects, 'look', {
      repository: '2',
      latest: true,
    });
    const { runbook, text } = written(request);
    expect(runbook.fields.map(({ id }) => id)).toContain('ENDPOINT');
    expect(text).toContain('${ENDPOINT:?first fill in');
    expect(text).not.toContain('0123456789abcdef');
  });

  it('says so where it cannot choose the repository', () => {
    const { secretRef: _, ...keyless } = B2;
    const objects = [
      cluster(),
      stanza({ repositories: [B2, { ...keyless, bucket: 'pg-second' }] }),
    ];
    const { runbook } = written(
      requestFor(objects, 'look', { repository: '2', latest: true }),
    );
    expect(runbook.warnings.map(proseText).join()).toContain(
      'takes the first of 2 repositories',
    );
  });

  it('repeats what a restored server needs: settings, libraries, image, roles', () => {
    const { manifests } = written(
      requestFor(
        [
          cluster({
            spec: {
              walStorage: { size: '2Gi' },
              enableSuperuserAccess: true,
              superuserSecret: { name: 'pg-superuser' },
              postgresql: {
                parameters: { max_connections: '300', archive_timeout: '5min' },
                shared_preload_libraries: ['vchord.so'],
              },
              bootstrap: {
                initdb: { database: 'books', owner: 'reader' },
              },
            },
          }),
          stanza(),
        ],
        'volume-lost',
        { latest: true },
      ),
    );
    expect(clusterIn(manifests).spec).toMatchObject({
      walStorage: { size: '2Gi' },
      enableSuperuserAccess: true,
      superuserSecret: { name: 'pg-superuser' },
      postgresql: {
        parameters: { max_connections: '300' },
        shared_preload_libraries: ['vchord.so'],
      },
      bootstrap: { recovery: { database: 'books', owner: 'reader' } },
    });
    expect(clusterIn(manifests).spec.postgresql.parameters).not.toHaveProperty(
      'archive_timeout',
    );
  });

  it('goes back with one database only where apps share the server', () => {
    const database = (name: string) => ({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Database',
      metadata: { name, namespace: 'database' },
      spec: { cluster: { name: 'shelf' }, name },
    });
    const request = requestFor(
      [...DALIBO, database('radarr_main'), database('sonarr_main')],
      'database-moment',
    );
    const { runbook, text } = written(request);
    expect(runbook.ways.map(({ way }) => way)).toEqual([
      'in-place',
      'new-cluster',
      'command-line',
    ]);
    // The running database is put aside, never dropped before the restore.
    expect(text.indexOf('RENAME TO')).toBeLessThan(text.indexOf('pg_restore'));
    expect(text.indexOf('DROP DATABASE')).toBeGreaterThan(
      text.indexOf('pg_restore'),
    );
    const all = written({ ...request, way: 'new-cluster' });
    expect(all.runbook.warnings.map(proseText).join()).toContain(
      'every app that uses one of them goes back, too',
    );
  });

  it('stops the app that asks while its database is swapped, and starts it again as it was', () => {
    const request = requestFor(DALIBO, 'database-moment', {
      way: 'in-place',
      clients: [
        {
          cluster: 'home-1',
          kind: 'Deployment',
          namespace: 'downloads',
          name: 'radarr',
          labels: {},
          annotations: {},
          replicas: 2,
        } as WorkloadReference,
      ],
    });
    const { runbook, text } = written(request);
    const places = [
      '-n downloads scale deployment/radarr --replicas=0',
      'Ready',
      'RENAME TO',
      'pg_restore',
      '-n downloads scale deployment/radarr --replicas=2',
    ].map(words => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toContain('Stop the app, and');
    expect(runbook.before.map(({ detail }) => proseText(detail))).toContain(
      'Deployment radarr asks for 2 replicas.',
    );
  });

  it('refuses what cannot work, and says why', () => {
    const because = (request: RunbookRequest) =>
      (databaseRunbook(request) as { because: string }).because;
    expect(because(requestFor(DALIBO, 'files-deleted'))).toContain(
      'no files that could come back one by one',
    );
    expect(
      because(requestFor(DALIBO, 'database-moment', { latest: true })),
    ).toContain('Choose when it was last good');
    expect(
      because(
        requestFor(DALIBO, 'database-moment', {
          window: { earliest: { at: MOMENT + 60, known: 'observed' } },
        }),
      ),
    ).toContain('can go back to 2026-08-19T12:31:00Z, and no further');
    // The homelab's own snippet still refers to it.
    expect(
      because(
        requestFor(
          [
            cluster({
              spec: {
                plugins: [
                  {
                    name: 'pgbackrest.dalibo.com',
                    parameters: { repositoryRef: 'old' },
                  },
                ],
              },
            }),
          ],
          'volume-lost',
        ),
      ),
    ).toContain('written for an older plugin');
  });

  it('warns where the moment lies outside what is known to be archived', () => {
    const warnings = (window: RunbookRequest['window']) =>
      written(requestFor(DALIBO, 'database-moment', { window }))
        .runbook.warnings.map(proseText)
        .join();
    expect(
      warnings({ latest: { at: MOMENT - 60, known: 'estimated' } }),
    ).toContain('archived until 2026-08-19T12:29:00Z only');
    expect(
      warnings({ earliest: { at: MOMENT + 60, known: 'estimated' } }),
    ).toContain('begin at 2026-08-19T12:31:00Z');
    expect(
      warnings({
        earliest: { at: MOMENT - 60, known: 'estimated' },
        latest: { at: MOMENT + 60, known: 'estimated' },
      }),
    ).toBe('');
  });

  it('restores with the plugins of Opera and barman likewise', () => {
    const opera = written(
      requestFor([cluster({ spec: OPERA_PLUGIN }), archive()], 'look'),
    );
    expect(clusterIn(opera.manifests).spec.externalClusters[0].plugin).toEqual({
      name: 'pgbackrest.cnpg.opera.com',
      parameters: { pgbackrestObjectName: 'store', stanza: 'shelf' },
    });
    const barman = written(
      requestFor(
        [
          cluster({
            spec: {
              plugins: [],
              backup: {
                barmanObjectStore: {
                  destinationPath: 's3://pg/base',
                  endpointURL: 'https://s3.example.com',
                  s3Credentials: B2.secretRef,
                },
              },
            },
          }),
        ],
        'look',
      ),
    );
    expect(clusterIn(barman.manifests).spec.externalClusters[0]).toMatchObject({
      name: 'origin',
      barmanObjectStore: {
        serverName: 'shelf',
        destinationPath: 's3://pg/base',
        endpointURL: 'https://s3.example.com',
      },
    });
    expect(barman.runbook.ways.map(({ way }) => way)).toEqual(['new-cluster']);
  });

  it('keeps secrets out of command lines, and pgBackRest from archiving what it tries', () => {
    const { text } = written(
      requestFor(DALIBO, 'look', { way: 'command-line' }),
      { DATA_FOLDER: '/var/tmp/x', PORT: '5499', DATABASE: 'app' },
    );
    expect(text).toContain(
      `export PGBACKREST_REPO1_S3_KEY_SECRET="$(kubectl -n database get secret pg-keys -o 'jsonpath={.data.b2-key}' | base64 -d)"`,
    );
    expect(text).not.toMatch(/--repo1-s3-key/);
    expect(text).toContain('--archive-mode=off');
    expect(text).toContain("'--target=2026-08-19 12:30:00+00'");
  });

  it('only looks without touching anything that is there', () => {
    const { runbook, text } = written(requestFor(DALIBO, 'look'));
    expect(runbook.steps.map(({ phase }) => phase)).toEqual([
      'restore',
      'restore',
      'restore',
      'clean-up',
    ]);
    expect(text).not.toContain('hibernation');
  });

  it('destroys nothing before the end, whatever happened', () => {
    const steps = RESTORE_SCENARIOS.flatMap(
      scenario =>
        databaseRunbook(requestFor(DALIBO, scenario)).runbook?.steps ?? [],
    );
    const deleting = steps.filter(({ commands }) =>
      /"delete"|DROP DATABASE/.test(JSON.stringify(commands)),
    );
    expect(deleting.length).toBeGreaterThan(3);
    expect(new Set(deleting.map(({ phase }) => phase))).toEqual(
      new Set(['clean-up']),
    );
    expect(steps.filter(({ destroys }) => destroys)).toEqual(deleting);
  });

  it('brings a cluster that is gone back under its old name, before Git makes an empty one', () => {
    const { runbook, manifests, text } = written(
      requestFor(DALIBO, 'cluster-gone', { latest: true }),
    );
    expect(
      runbook.steps
        .filter(({ phase }) => phase === 'put-back')
        .map(({ id }) => id)
        .slice(-2),
    ).toEqual(['put-back/git/database/shelf', 'put-back/deploy']);
    expect(clusterIn(manifests).metadata.name).toBe('shelf');
    expect(text).toContain('but not the Cluster `shelf` itself');
    expect(text).toContain('kubectl -n database get secret pg-keys');
    expect(
      manifests.find(({ kind }) => kind === 'Stanza').spec.stanzaConfiguration
        .name,
    ).toBe('shelf-0819-1347');
  });
});
