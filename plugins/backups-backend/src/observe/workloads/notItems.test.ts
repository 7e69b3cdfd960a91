import { FindingFact } from 'backstage-plugin-backups-node';
import {
  Mount,
  Named,
  claim,
  claimMount,
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

describe('what belongs to a tool', () => {
  it.each<Named>([
    { name: 'volsync-src-radarr-cache' },
    { name: 'volsync-radarr-b2-src' },
    { name: 'volsync-radarr-dst-dest' },
    { name: 'vs-prime-1b2c3d4e-0000-4000-8000-000000000000' },
    { name: 'prime-1b2c3d4e-0000-4000-8000-000000000000' },
    { name: 'clone', labels: { 'app.kubernetes.io/created-by': 'volsync' } },
    { name: 'postgres-1', labels: { 'cnpg.io/cluster': 'postgres' } },
  ])('as claim $name does is no item, mounted or not', named => {
    expect(namesOf(claim(named))).toEqual([]);
    expect(namesOf(claim(named), mounting(claimMount(named.name)))).toEqual([]);
  });

  it('is told by its owner, too', () => {
    const owned = claim({ name: 'temp' });
    const metadata = {
      ...owned.metadata,
      ownerReferences: [{ kind: 'ReplicationDestination', name: 'x' }],
    };
    expect(namesOf({ ...owned, metadata })).toEqual([]);
  });

  it('is not what is merely called alike', () => {
    expect(namesOf(claim({ name: 'my-volsync-cache' }))).toEqual([
      'my-volsync-cache',
    ]);
  });
});

describe('an inline volume of CSI', () => {
  const mounted = (csi: object) =>
    workloadFacts([mounting({ source: { csi } })]);

  it.each([
    { driver: 'secrets-store.csi.k8s.io' },
    { driver: 'smb.csi.k8s.io', readOnly: true },
  ])('is no data where it is $driver, readOnly: $readOnly', csi => {
    expect(mounted(csi)).toMatchObject([
      { type: 'workload', unclassifiedMounts: [] },
    ]);
  });

  it.each(['smb.csi.k8s.io', 'gcsfuse.csi.storage.gke.io'])(
    'of %s may be a share that stays',
    driver => {
      expect(mounted({ driver })).toMatchObject([
        {
          type: 'workload',
          unclassifiedMounts: [expect.stringContaining(`(csi, ${driver})`)],
        },
      ]);
    },
  );

  it('of an export is the item that the export is', () => {
    const volumeAttributes = { server: 'nas.lan', share: '/tank', subDir: 'a' };
    const driver = 'nfs.csi.k8s.io';
    expect(mounted({ driver, volumeAttributes })).toContainEqual(
      expect.objectContaining({ type: 'item', name: 'nas.lan:/tank/a' }),
    );
  });
});

describe('what cannot be understood', () => {
  const good = [claim({ name: 'films' }), mounting(claimMount('films'))];
  const findings = (objects: unknown[]) =>
    workloadFacts(objects).filter(
      (fact): fact is FindingFact => fact.type === 'finding',
    );
  const broken = {
    ...workload('Deployment', { name: 'broken' }),
    spec: { template: { spec: { containers: 'none' } } },
  };
  const metadata = (fields: Record<string, unknown>) => {
    const object = claim({ name: 'odd' });
    return { ...object, metadata: { ...object.metadata, ...fields } };
  };

  it.each([
    ['a workload', broken],
    ['a workload without a spec', { ...broken, spec: undefined }],
    ['a claim', claim({ name: 'odd', spec: { storageClassName: 7 } })],
    ['labels', metadata({ labels: { 'app.kubernetes.io/name': 7 } })],
    ['annotations', metadata({ annotations: { 'backups/exempt': true } })],
    ['owners', metadata({ ownerReferences: 'nobody' })],
  ])('%s is one finding, and nothing else is lost', (_, object) => {
    const found = findings([object, ...good]);
    expect(found.map(({ finding }) => finding.code)).toEqual([
      'malformed-object',
    ]);
    expect(namesOf(object, ...good)).toContain('films');
  });

  it('of a workload leaves the workload, with a mount nobody knows', () => {
    expect(workloadFacts([broken])).toContainEqual(
      expect.objectContaining({
        type: 'workload',
        unclassifiedMounts: ['its pod template could not be read'],
      }),
    );
  });

  it('keeps what is certain of a claim, and what is sound of its labels', () => {
    const odd = metadata({ labels: { broken: 7, sound: 'yes' } });
    expect(itemsOf(odd).get('odd')?.labels).toEqual({ sound: 'yes' });
  });

  it('is a volume of a type that is new to us, where it is written to', () => {
    const flex: Mount = { source: { flexVolume: { driver: 'x' } } };
    const mounts = (mount: Mount) =>
      workloadFacts([mounting(mount)]).flatMap(fact =>
        fact.type === 'workload' ? fact.unclassifiedMounts : [],
      );
    expect(mounts(flex)).toEqual(['volume-0 (flexVolume)']);
    expect(mounts({ ...flex, readOnly: true })).toEqual([]);
    expect(mounts({ source: { nfs: { path: 7 } } })).toEqual([
      'volume-0 (nfs)',
    ]);
  });
});
