import { component } from '../__testUtils__/folderPipeline';
import {
  appLabel,
  claim,
  claimMount,
  replicationSource,
  statefulSet,
  workload,
} from '../__testUtils__/kubernetes';
import { observed } from '../__testUtils__/observed';
import { CatalogEntity } from '../read/catalog/CatalogEntity';

/** A claim and a deployment that mounts it. */
function app(
  name: string,
  labels: Record<string, string>,
  options: { namespace?: string; annotations?: Record<string, string> } = {},
): unknown[] {
  return [
    claim({ name, namespace: options.namespace }),
    workload('Deployment', {
      name,
      labels,
      mounts: [claimMount(name)],
      ...options,
    }),
  ];
}

function home(objects: unknown[], ...entities: CatalogEntity[]) {
  return observed({ 'home-1': objects }, entities);
}

describe('an entity that names its items', () => {
  const objects = [
    ...app('plex', appLabel('plex')),
    statefulSet({ name: 'db', template: 'data', replicas: 2 }),
    claim({ name: 'data-db-0' }),
    workload('Deployment', {
      name: 'films',
      mounts: [{ source: { nfs: { server: 'nas.lan', path: '/tank/films' } } }],
    }),
  ];
  const named = (items: string) =>
    home(objects, component('mine', { 'backups/items': items })).namesOf(
      'mine',
    );

  it('gets them by name, namespace and cluster, as far as they are given', () => {
    expect(named('plex')).toEqual(['plex']);
    expect(named('media/plex')).toEqual(['plex']);
    expect(named('home-1/media/plex')).toEqual(['plex']);
    expect(named('home-2/media/plex')).toEqual([]);
    expect(named('other/plex')).toEqual([]);
    expect(named('x/home-1/media/plex')).toEqual([]);
  });

  it('gets one claim of a StatefulSet by its name', () => {
    expect(named('media/data-db-0, media/plex')).toEqual(['data-db-0', 'plex']);
  });

  it('gets an export by server and path', () => {
    expect(named('nas.lan:/tank/films')).toEqual(['nas.lan:/tank/films']);
  });
});

describe('an object that names its entity', () => {
  it.each([
    ['component:default/mine'],
    ['component:mine'],
    ['default/mine'],
    ['Component:Default/Mine'],
    ['mine'],
  ])('may write %s', ref => {
    const objects = [
      claim({ name: 'films', annotations: { 'backups/entity': ref } }),
    ];
    const { namesOf, reasonFor } = home(objects, component('mine'));
    expect(namesOf('mine')).toEqual(['films']);
    expect(reasonFor('mine', 'films')).toContain('backups/entity');
  });

  it('may be the workload', () => {
    const objects = app('plex', appLabel('plex'), {
      annotations: { 'backups/entity': 'component:mine' },
    });
    const { namesOf, matches } = home(
      objects,
      component('plex'),
      component('mine'),
    );
    expect(namesOf('mine')).toEqual(['plex']);
    expect(namesOf('plex')).toEqual([]);
    expect(matches.conflicts.size).toBe(0);
  });

  it('may be the backup', () => {
    const objects = [
      claim({ name: 'films' }),
      replicationSource({
        name: 'films-b2',
        sourcePVC: 'films',
        annotations: { 'backups/entity': 'component:mine' },
      }),
    ];
    expect(home(objects, component('mine')).namesOf('mine')).toEqual(['films']);
  });

  it('but one that is not in the catalog, does not hide the other ways', () => {
    const objects = app('plex', appLabel('plex'), {
      annotations: { 'backups/entity': 'component:elsewhere' },
    });
    expect(home(objects, component('plex')).namesOf('plex')).toEqual(['plex']);
  });
});

describe('an entity with annotations of the Kubernetes plugin', () => {
  const labelled = (name: string, tier: string) =>
    app(name, { ...appLabel(name), tier, 'backstage.io/kubernetes-id': name });
  const objects = [
    ...labelled('api', 'back'),
    ...labelled('worker', 'back'),
    ...labelled('web', 'front'),
  ];
  const selected = (annotations: Record<string, string>, name = 'shop') =>
    home(objects, component(name, annotations)).namesOf(name);

  it.each([
    ['tier=back', ['api', 'worker']],
    ['tier==back,app.kubernetes.io/name!=api', ['worker']],
    ['tier in (front, middle)', ['web']],
    [
      'tier in(front,back),app.kubernetes.io/name notin (web)',
      ['api', 'worker'],
    ],
    ['tier,!absent', ['api', 'web', 'worker']],
    ['tier in (back', []],
    ['=', []],
  ])('gets the items of workloads that fit selector %s', (selector, names) => {
    expect(
      selected({ 'backstage.io/kubernetes-label-selector': selector }),
    ).toEqual(names);
  });

  it('gets the items of workloads that carry its id', () => {
    expect(selected({ 'backstage.io/kubernetes-id': 'web' })).toEqual(['web']);
  });

  it('gets them from its namespace and its cluster only', () => {
    const elsewhere = [
      ...app('web', appLabel('web'), { namespace: 'staging' }),
      ...app('web', appLabel('web')),
    ];
    const clusters = { main: elsewhere, test: elsewhere };
    const places = (annotations: Record<string, string>) => {
      const { matches } = observed(clusters, [component('web', annotations)]);
      return [...(matches.itemsOf.get('component:default/web') ?? [])]
        .map(([key]) => key.split('/').slice(0, 2).join('/'))
        .sort();
    };
    expect(places({ 'backstage.io/kubernetes-namespace': 'media' })).toEqual([
      'main/media',
      'test/media',
    ]);
    expect(
      places({
        'backstage.io/kubernetes-namespace': 'media',
        'backstage.io/kubernetes-cluster': 'test',
      }),
    ).toEqual(['test/media']);
    expect(places({ 'backstage.io/kubernetes-cluster': 'main' })).toEqual([
      'main/media',
      'main/staging',
    ]);
    expect(places({})).toHaveLength(4);
  });

  it('does not lose its items to a component that is merely called like the workload', () => {
    const { namesOf, matches } = home(
      objects,
      component('shop', { 'backstage.io/kubernetes-id': 'web' }),
      component('web'),
    );
    expect(namesOf('shop')).toEqual(['web']);
    expect(namesOf('web')).toEqual([]);
    expect(matches.conflicts.size).toBe(0);
  });
});
