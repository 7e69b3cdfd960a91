import { joinEstate } from '../../join/joinEstate';
import { CLUSTER, planFact } from '../../__testUtils__/facts';
import {
  Mount,
  claim,
  claimMount,
  persistentVolume,
  statefulSet,
  workload,
} from '../../__testUtils__/kubernetes';
import { itemsByName, workloadFacts } from '../../__testUtils__/observed';

function mounting(...mounts: Mount[]) {
  return workload('Deployment', { name: 'app', mounts });
}

function itemsOf(...objects: unknown[]) {
  return itemsByName(workloadFacts(objects));
}

function namesOf(...objects: unknown[]): string[] {
  return [...itemsOf(...objects).keys()].sort();
}

const nfs = (path: string, extra = {}): Mount => ({
  source: { nfs: { server: 'nas', path, ...extra } },
});
const hostPath = (path: string, type?: string): Mount => ({
  source: { hostPath: { path, type } },
});

describe('an item is', () => {
  it('a claim, mounted or not, with its size, class and failure domain', () => {
    const films = claim({
      name: 'films',
      status: { capacity: { storage: '6Gi' } },
    });
    const items = itemsByName(
      workloadFacts(
        [films, claim({ name: 'idle' }), mounting(claimMount('films'))],
        {
          'ceph-block': { failureDomain: 'ceph' },
        },
      ),
    );
    expect(items.get('films')).toMatchObject({
      kind: 'persistent-volume-claim',
      sizeBytes: 6 * 2 ** 30,
      storageClass: 'ceph-block',
      failureDomain: 'ceph',
      mountedBy: [{ kind: 'Deployment', name: 'app' }],
    });
    expect(items.get('idle')).toMatchObject({
      mountedBy: [],
      sizeBytes: 5 * 2 ** 30,
    });
  });

  it('a claim that a workload mounts and no list shows', () => {
    expect(namesOf(mounting(claimMount('films')))).toEqual(['films']);
  });

  it('a raw block device', () => {
    const disk = claimMount('disk', { as: 'device' });
    expect(
      itemsOf(claim({ name: 'disk' }), mounting(disk)).get('disk'),
    ).toMatchObject({ mountedBy: [{ name: 'app' }] });
  });

  it.each(['Deployment', 'DaemonSet', 'CronJob'] as const)(
    'what a %s mounts, even scaled to zero',
    kind => {
      const object = workload(kind, {
        name: 'app',
        mounts: [claimMount('films')],
        spec: { replicas: 0 },
      });
      expect(
        itemsOf(claim({ name: 'films' }), object).get('films')?.mountedBy,
      ).toHaveLength(1);
    },
  );

  it('an inline NFS volume, by server and path, once for all who mount it', () => {
    const other = workload('CronJob', {
      name: 'job',
      mounts: [nfs('/tank/films')],
    });
    const items = itemsOf(mounting(nfs('/tank/films')), other);
    expect(items.get('nas:/tank/films')).toMatchObject({
      key: 'nfs:nas:/tank/films',
      kind: 'nfs-volume',
      failureDomain: 'nfs:nas',
      mountedBy: [{ name: 'app' }, { name: 'job' }],
    });
  });

  it('a static export behind claims, the same one as the inline volume', () => {
    const bound = (name: string) =>
      claim({ name, spec: { volumeName: 'films', storageClassName: '' } });
    const facts = workloadFacts([
      persistentVolume('films', {
        nfs: { server: 'nas', path: '/tank/films' },
      }),
      bound('films-a'),
      bound('films-b'),
      mounting(claimMount('films-a'), nfs('/tank/films')),
    ]);
    const estate = joinEstate(
      [
        ...facts,
        planFact({ itemKey: `${CLUSTER}/media/PersistentVolumeClaim/films-b` }),
      ].map(fact => ({ fact, sourceId: 'test' })),
      new Map(),
    );
    expect([...estate.items.keys()]).toEqual(['nfs:nas:/tank/films']);
    expect(estate.plans[0].itemKey).toBe('nfs:nas:/tank/films');
  });

  it('a directory of the node, but not one of the system, a socket or a device', () => {
    expect(
      namesOf(
        mounting(
          hostPath('/data/films'),
          hostPath('/data/app.db', 'FileOrCreate'),
          hostPath('/var/lib/kubelet/pods'),
          hostPath('/var/libraries'),
          hostPath('/dev/dri'),
          hostPath('/etc/localtime', 'File'),
          hostPath('/'),
          hostPath('/opt/agent.sock', 'Socket'),
        ),
      ),
    ).toEqual(['/data/app.db', '/data/films', '/var/libraries']);
  });

  it('not what lives as long as the pod, or is configuration', () => {
    const types = ['emptyDir', 'configMap', 'secret', 'projected', 'ephemeral'];
    const facts = workloadFacts([
      mounting(...types.map(type => ({ source: { [type]: {} } }))),
    ]);
    expect(facts).toEqual([
      expect.objectContaining({ type: 'workload', unclassifiedMounts: [] }),
    ]);
  });
});

describe('a mount for reading', () => {
  const readOnly = { readOnly: true };

  it('makes no item, neither of the mount nor of the volume', () => {
    const source = {
      persistentVolumeClaim: { claimName: 'books', readOnly: true },
    };
    expect(
      namesOf(
        claim({ name: 'films' }),
        claim({ name: 'books' }),
        mounting(
          claimMount('films', readOnly),
          { source },
          { ...nfs('/a'), ...readOnly },
          nfs('/b', readOnly),
          { ...hostPath('/data'), ...readOnly },
        ),
      ),
    ).toEqual([]);
  });

  it('makes an item where somebody else writes', () => {
    const writer = workload('CronJob', {
      name: 'writer',
      mounts: [claimMount('films')],
    });
    const items = itemsOf(
      claim({ name: 'films' }),
      mounting(claimMount('films', readOnly)),
      writer,
    );
    expect(items.get('films')?.mountedBy.map(one => one.name)).toEqual([
      'writer',
    ]);
  });

  it('is not a volume that no container mounts: its claim stays an item', () => {
    const unused = claimMount('films', { as: 'none' });
    expect(namesOf(claim({ name: 'films' }), mounting(unused))).toEqual([
      'films',
    ]);
  });
});

describe('the claims of a StatefulSet', () => {
  const db = statefulSet({ name: 'db', template: 'data', replicas: 2 });
  const scaled = (replicas: number, ordinals?: object) => ({
    ...db,
    spec: { ...(db.spec as object), replicas, ordinals },
  });
  const claims = (...ordinals: number[]) =>
    ordinals.map(ordinal => claim({ name: `data-db-${ordinal}` }));

  it.each<[string, unknown[], Record<string, string[]>]>([
    [
      'are an item each',
      [db, ...claims(0, 1)],
      { 'data-db-0': ['db'], 'data-db-1': ['db'] },
    ],
    [
      'are its own where their replica was scaled away',
      [db, ...claims(0, 1, 2)],
      { 'data-db-0': ['db'], 'data-db-1': ['db'], 'data-db-2': ['db'] },
    ],
    [
      'are its own where it was scaled to nothing',
      [scaled(0), ...claims(0, 1)],
      { 'data-db-0': ['db'], 'data-db-1': ['db'] },
    ],
    [
      'are counted from its first ordinal',
      [scaled(2, { start: 5 }), ...claims(4, 5, 6)],
      { 'data-db-4': ['db'], 'data-db-5': ['db'], 'data-db-6': ['db'] },
    ],
    [
      'are those that are there, while a replica has yet to start',
      [db, ...claims(0)],
      { 'data-db-0': ['db'] },
    ],
    [
      'are those of its replicas where none is listed, as in Git',
      [db],
      { 'data-db-0': ['db'], 'data-db-1': ['db'] },
    ],
    [
      'are as many as an autoscaler keeps, where none is listed',
      [
        db,
        {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name: 'db', namespace: 'media' },
          spec: {
            scaleTargetRef: { kind: 'StatefulSet', name: 'db' },
            minReplicas: 3,
          },
        },
      ],
      { 'data-db-0': ['db'], 'data-db-1': ['db'], 'data-db-2': ['db'] },
    ],
    ['are none where it never had a replica', [scaled(0)], {}],
    [
      'are none of a claim that only looks alike',
      [
        db,
        ...claims(0),
        claim({ name: 'data-db-x' }),
        claim({ name: 'data-db-01' }),
      ],
      { 'data-db-0': ['db'], 'data-db-x': [], 'data-db-01': [] },
    ],
    [
      'stay one item each when a job mounts one as well',
      [
        db,
        ...claims(0),
        workload('CronJob', {
          name: 'dump',
          mounts: [claimMount('data-db-0')],
        }),
      ],
      { 'data-db-0': ['db', 'dump'] },
    ],
    [
      'are of every template, whatever signs are in its name',
      [
        statefulSet({ name: 'db', template: 'my-data(' }),
        claim({ name: 'my-data(-db-0' }),
      ],
      { 'my-data(-db-0': ['db'] },
    ],
  ])('%s', (_, objects, expected) => {
    const found = [...itemsOf(...objects)].map(([name, item]) => [
      name,
      item.mountedBy.map(one => one.name),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('have the size of their template where they are not listed', () => {
    expect(itemsOf(db).get('data-db-1')).toMatchObject({
      kind: 'persistent-volume-claim',
      sizeBytes: 10 * 2 ** 30,
    });
  });

  it.each([0, 1])('have plans of their own: claim %i', ordinal => {
    const facts = workloadFacts([db, ...claims(0, 1)]);
    const itemKey = `${CLUSTER}/media/PersistentVolumeClaim/data-db-${ordinal}`;
    const estate = joinEstate(
      [...facts, planFact({ itemKey })].map(fact => ({
        fact,
        sourceId: 'test',
      })),
      new Map(),
    );
    expect(estate.plans.map(plan => plan.itemKey)).toEqual([itemKey]);
  });
});
