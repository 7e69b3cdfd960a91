import type {
  ManifestObject,
  RestoreScenario,
  RestoreWay,
} from 'backstage-plugin-backups-common';
import { renderMarkdown } from 'backstage-plugin-backups-common';
import type { ItemFact, RunbookRequest } from 'backstage-plugin-backups-node';
import { at, observe } from '../fixtures/observe';
import {
  clusterRepository,
  healthy,
  policy,
  repository,
  repositoryReplication,
  schedule,
  snapshot,
} from '../fixtures/objects';
import { kopiurRunbook } from './kopiurRunbook';

const ITEM: ItemFact = {
  type: 'item',
  key: 'home-1/media/PersistentVolumeClaim/jukebox',
  kind: 'persistent-volume-claim',
  cluster: 'home-1',
  namespace: 'media',
  name: 'jukebox',
  labels: { app: 'jukebox' },
  annotations: {},
  aliases: [],
  mountedBy: [
    {
      cluster: 'home-1',
      kind: 'Deployment',
      namespace: 'media',
      name: 'jukebox',
      labels: {},
      annotations: {},
      replicas: 1,
    },
  ],
};

const POINT = { dataTime: at('2026-11-27T03:00:00Z'), sizeBytes: 1073741824 };

function requestFor(
  scenario: RestoreScenario,
  more: Partial<RunbookRequest> = {},
  objects: unknown[] = healthy(),
): RunbookRequest {
  const [plan] = observe(objects).plans;
  return {
    scenario,
    plan,
    plans: [plan],
    item: ITEM,
    notAfter: at('2026-11-27T09:00:00Z'),
    tag: '1127-0900',
    point: POINT,
    ...more,
  };
}

function write(request: RunbookRequest) {
  const { runbook } = kopiurRunbook(request);
  if (!runbook) throw new Error('there is no runbook');
  return runbook;
}

/** Every Restore that a runbook applies. */
function restoresOf(request: RunbookRequest): ManifestObject[] {
  return write(request).steps.flatMap(({ commands }) =>
    commands.flatMap(command =>
      command.kind === 'run'
        ? (command.manifests ?? []).filter(({ kind }) => kind === 'Restore')
        : [],
    ),
  );
}

const SCENARIOS: [RestoreScenario, RestoreWay | undefined][] = [
  ['look', undefined],
  ['files-deleted', undefined],
  ['volume-lost', 'new-volume'],
  ['volume-lost', 'in-place'],
  ['broken-since', 'in-place'],
  ['cluster-gone', undefined],
];

describe('a runbook of Kopiur', () => {
  it.each(SCENARIOS)(
    'fails in place of an empty volume: %s, %s',
    (scenario, way) => {
      const restores = restoresOf(requestFor(scenario, { way }));
      expect(restores.length).toBeGreaterThan(0);
      for (const { spec } of restores) {
        expect(spec).toMatchObject({ policy: { onMissingSnapshot: 'Fail' } });
      }
    },
  );

  it.each(SCENARIOS)(
    'says what proves that data came back: %s, %s',
    (scenario, way) => {
      const text = renderMarkdown(write(requestFor(scenario, { way })), {});
      expect(text).toContain('{.status.resolved.resolution}');
      expect(text).toContain('about `1073741824` bytes');
      expect(text).toContain('NoSnapshot');
    },
  );

  it('names the very Snapshot that the page names', () => {
    const [{ spec }] = restoresOf(requestFor('look'));
    expect(spec).toMatchObject({
      source: { snapshotRef: { name: 'jukebox-20261127-0300' } },
      target: {
        pvc: {
          name: 'jukebox-restored-1127-0900',
          capacity: '5Gi',
          storageClassName: 'ceph-block',
        },
      },
    });
  });

  it('names it by its id where a repository listed it and no object stands for it', () => {
    const id = '00112233445566778899aabbccddeeff';
    const [{ spec }] = restoresOf(
      requestFor('look', {
        point: { id, dataTime: at('2026-11-20T03:00:00Z') },
      }),
    );
    expect(spec).toMatchObject({
      source: {
        identity: {
          username: 'jukebox',
          hostname: 'media',
          sourcePath: '/pvc/jukebox',
          snapshotID: id,
        },
      },
      repository: { kind: 'Repository', name: 'nas', namespace: 'media' },
    });
  });

  it('names no Snapshot whose id is one of content (trap 3)', () => {
    const objects = [
      repository(),
      policy(),
      schedule(),
      snapshot({
        status: {
          snapshot: { kopiaSnapshotID: `k${'0'.repeat(32)}` },
        },
      }),
    ];
    const [{ spec }] = restoresOf(requestFor('look', {}, objects));
    expect(spec).toMatchObject({
      source: { identity: { asOf: '2026-11-27T09:00:00Z' } },
    });
  });

  it('names a repository by identity where the cluster is gone', () => {
    const [{ spec }] = restoresOf(requestFor('cluster-gone'));
    expect(spec).toMatchObject({
      source: { identity: { username: 'jukebox' } },
      repository: { name: 'nas' },
      target: { pvcRef: { name: 'jukebox' } },
    });
    const text = renderMarkdown(write(requestFor('cluster-gone')), {});
    expect(text).toContain('create.enabled: false');
  });

  it('names one of several repositories', () => {
    const objects = [
      repository(),
      clusterRepository(),
      policy({
        spec: {
          repository: undefined,
          repositories: [
            { kind: 'ClusterRepository', name: 'offsite' },
            { kind: 'Repository', name: 'nas' },
          ],
          identity: undefined,
        },
        status: { resolved: { identity: { username: 'jukebox' } } },
      }),
    ];
    const [{ spec }] = restoresOf(requestFor('look', {}, objects));
    expect(spec).toMatchObject({
      repository: { kind: 'ClusterRepository', name: 'offsite' },
    });
  });

  it('restores in place only while nothing uses the volume, and keeps the state before', () => {
    const { steps } = write(requestFor('volume-lost', { way: 'in-place' }));
    const phases = steps.map(({ phase }) => phase);
    expect(phases.indexOf('keep')).toBeLessThan(phases.indexOf('swap'));
    expect(phases.indexOf('pause')).toBeLessThan(phases.indexOf('swap'));
    expect(steps.find(({ phase }) => phase === 'swap')?.destroys).toBeDefined();
    // A journal of the newer database must not meet the restored one.
    expect(
      renderMarkdown(write(requestFor('volume-lost', { way: 'in-place' })), {}),
    ).toContain('-wal');
  });

  it("uses Kopia's own command line where the operator is down", () => {
    const text = renderMarkdown(
      write(requestFor('volume-lost', { way: 'command-line' })),
      {},
    );
    expect(text).toContain('kopia repository connect filesystem');
    expect(text).toContain('jukebox@media:/pvc/jukebox');
    expect(text).toContain('--snapshot-time=2026-11-27T09:00:00Z');
  });

  it('suspends the policy meanwhile, once', () => {
    const text = renderMarkdown(write(requestFor('volume-lost')), {});
    expect(text.match(/"suspend":true/g)).toHaveLength(1);
    expect(text.match(/"suspend":false/g)).toHaveLength(1);
  });

  it('warns of another tool that copies the same volume', () => {
    const request = requestFor('volume-lost');
    const other = {
      ...request.plan,
      provider: 'volsync',
      object: { ...request.plan.object, kind: 'ReplicationSource' },
    };
    const { warnings } = write({ ...request, plans: [request.plan, other] });
    expect(warnings).toHaveLength(1);
  });

  it('is none for a mirror of a whole repository', () => {
    const [plan] = observe([repositoryReplication()]).plans;
    expect(kopiurRunbook({ ...requestFor('look'), plan })).toMatchObject({
      runbook: undefined,
      because: expect.stringContaining('create.enabled: false'),
    });
  });
});
