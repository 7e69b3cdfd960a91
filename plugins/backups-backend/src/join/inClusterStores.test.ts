import {
  appLabel,
  claim,
  claimMount,
  workload,
} from '../__testUtils__/kubernetes';
import { backupCronJob } from '../__testUtils__/backupJobs';
import { observed } from '../__testUtils__/observed';
import { pagesOf } from '../__testUtils__/pageOf';

/** A store in namespace `storage`, on a claim of a class, with its service. */
function store(storageClassName: string, service: object = {}): unknown[] {
  return [
    claim({ name: 'store', namespace: 'storage', spec: { storageClassName } }),
    workload('StatefulSet', {
      name: 'store',
      namespace: 'storage',
      podLabels: appLabel('store'),
      mounts: [claimMount('store')],
    }),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'store', namespace: 'storage' },
      spec: {
        selector: appLabel('store'),
        clusterIP: '10.43.7.1',
        externalIPs: ['192.168.7.9'],
        ...service,
      },
      status: { loadBalancer: { ingress: [{ ip: '192.168.7.7' }] } },
    },
  ];
}

/** An app on `ceph-block` that is copied to an address every night. */
function radarr(address: string): unknown[] {
  return [
    claim({ name: 'radarr' }),
    workload('Deployment', {
      name: 'radarr',
      labels: appLabel('radarr'),
      mounts: [claimMount('radarr')],
    }),
    backupCronJob({
      name: 'radarr-restic',
      image: 'restic/restic',
      script: 'restic backup /data',
      variables: { RESTIC_REPOSITORY: `s3:${address}/vault/radarr` },
      mounts: [{ ...claimMount('radarr'), readOnly: true, at: '/data' }],
    }),
  ];
}

const SPELLINGS = [
  'http://store.storage:9000',
  'http://store.storage.svc:9000',
  'http://store.storage.svc.cluster.local:9000',
  'http://store.storage.svc.cluster.local.:9000',
  'http://STORE.Storage.SVC.Cluster.Local:9000',
  'http://store-0.store.storage.svc.cluster.local:9000',
  'http://store.storage.svc.k8s.home.example',
  'store.storage.svc',
  'https://10.43.7.1',
  'http://192.168.7.7:3900',
  'http://192.168.7.9:3900',
];

describe('a store in the same cluster', () => {
  it.each(SPELLINGS)(
    'is followed to the claims it stands on: %s',
    async spelling => {
      const pages = await pagesOf(
        [...radarr(spelling), ...store('ceph-block')],
        ['radarr'],
      );
      expect(pages.verdictOf('radarr')).toBe(
        'at-risk: At risk: radarr has no usable copy. It lives where the volume lives (storage-class:home-1/ceph-block).',
      );
    },
  );

  it.each(SPELLINGS)(
    'counts where it stands on other storage: %s',
    async spelling => {
      const pages = await pagesOf(
        [...radarr(spelling), ...store('openebs-hostpath')],
        ['radarr'],
      );
      expect(pages.verdictOf('radarr')).toMatch(/^protected/);
      expect(pages.of('radarr').loss?.site.kind).toBe('everything');
    },
  );

  it.each(SPELLINGS.slice(1, 8))(
    'is not known to be independent where it leads nowhere: %s',
    async spelling => {
      const pages = await pagesOf(radarr(spelling), ['radarr']);
      expect(pages.verdictOf('radarr')).toMatch(
        /^cannot-tell: .*where it lives is not known/,
      );
    },
  );

  const ON_NODES = { type: 'NodePort', ports: [{ nodePort: 30900 }] };

  it.each([
    'http://192.168.7.50:30900',
    'https://node-1.home.example:30900',
    '[fd00::50]:30900',
  ])('is followed from a port of its nodes: %s', async address => {
    const pages = await pagesOf(
      [...radarr(address), ...store('ceph-block', ON_NODES)],
      ['radarr'],
    );
    expect(pages.verdictOf('radarr')).toMatch(
      /^at-risk: .*It lives where the volume lives/,
    );
  });

  it.each([
    ['another port', 'http://192.168.7.50:30901', ON_NODES],
    ['no port', 'http://192.168.7.50', ON_NODES],
    [
      'a port that was only given to a load balancer',
      'http://192.168.7.50:30900',
      { ...ON_NODES, type: 'LoadBalancer' },
    ],
  ])('is not taken for what is at %s', async (_, address, service) => {
    const pages = await pagesOf(
      [...radarr(address), ...store('ceph-block', service)],
      ['radarr'],
    );
    expect(pages.verdictOf('radarr')).toMatch(/^protected/);
  });

  it.each([
    ['selects nothing', { selector: undefined }],
    ['selects what mounts nothing', { selector: { app: 'rgw' } }],
  ])(
    'is not known to be independent where its service %s',
    async (_, service) => {
      const pages = await pagesOf(
        [
          ...radarr('http://store.storage.svc'),
          ...store('openebs-hostpath', service),
        ],
        ['radarr'],
      );
      expect(pages.verdictOf('radarr')).toMatch(/^cannot-tell/);
    },
  );

  it.each([
    ['another service', 'store.storage.svc.cluster.local', /^at-risk/],
    ['a product', 's3.eu-central-1.wasabisys.com', /^protected: .*\(/],
    ['a server of the site', 'nas.internal', /^protected/],
    ['itself', 'alias.media.svc', /^cannot-tell/],
  ])('may be another name for %s', async (_, externalName, expected) => {
    const alias = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'alias', namespace: 'media' },
      spec: { type: 'ExternalName', externalName },
    };
    const pages = await pagesOf(
      [...radarr('http://alias.media.svc'), ...store('ceph-block'), alias],
      ['radarr'],
    );
    expect(pages.verdictOf('radarr')).toMatch(expected);
  });

  it.each([
    ['its own name', 'http://store.storage.svc', undefined],
    ['another name', 'http://s3.media.svc', 'store.storage.svc.cluster.local'],
    ['a name of a name', 'http://s3.media.svc', 'backups.media.svc'],
  ])('is no item of its own, reached by %s', (_, address, externalName) => {
    const other = (name: string, behind: string | undefined) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'media' },
      spec: { type: 'ExternalName', externalName: behind },
    });
    const { estate } = observed(
      {
        'home-1': [
          ...radarr(address),
          ...store('openebs-hostpath'),
          ...(externalName ? [other('s3', externalName)] : []),
          other('backups', 'store.storage.svc'),
        ],
      },
      [],
    );
    const names = [...estate.items.values()].map(({ fact }) => fact.name);
    expect(names).toEqual(['radarr']);
  });

  it('is told from a server of the site and from a product', async () => {
    const nas = await pagesOf(radarr('http://nas.internal:9000'), ['radarr']);
    const wasabi = await pagesOf(
      radarr('https://s3.eu-central-1.wasabisys.com'),
      ['radarr'],
    );
    expect(nas.verdictOf('radarr')).toMatch(/^protected/);
    expect(wasabi.verdictOf('radarr')).toMatch(/^protected/);
  });
});
