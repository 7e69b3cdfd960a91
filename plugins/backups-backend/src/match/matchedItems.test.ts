import fc from 'fast-check';
import { component } from '../__testUtils__/folderPipeline';
import {
  Mount,
  appLabel,
  claim,
  claimMount,
  fluxLabels,
  persistentVolume,
  replicationSource,
  workload,
} from '../__testUtils__/kubernetes';
import { observed } from '../__testUtils__/observed';
import { CatalogEntity } from '../read/catalog/CatalogEntity';

function home(objects: unknown[], ...entities: CatalogEntity[]) {
  return observed({ 'home-1': objects }, entities);
}

/** A claim and a deployment that mounts it. */
function app(name: string, labels: Record<string, string>): unknown[] {
  return [
    claim({ name }),
    workload('Deployment', { name, labels, mounts: [claimMount(name)] }),
  ];
}

describe('an item', () => {
  it('that workloads of two entities mount is shown on both, and is one item', () => {
    const objects = [
      claim({ name: 'films' }),
      ...['plex', 'image-cleanup'].map(name =>
        workload('Deployment', {
          name,
          labels: appLabel(name),
          mounts: [claimMount('films')],
        }),
      ),
    ];
    const { namesOf, matches, estate } = home(
      objects,
      component('plex'),
      component('image-cleanup'),
    );
    expect(namesOf('plex')).toEqual(['films']);
    expect(namesOf('image-cleanup')).toEqual(['films']);
    expect(matches.conflicts.size).toBe(0);
    expect(estate.items.size).toBe(1);
  });

  it('that entities of one name claim is listed as a conflict, on each of them', () => {
    const namesake = {
      ref: 'component:staging/plex',
      kind: 'component',
      name: 'plex',
      annotations: {},
    };
    const { matches, namesOf } = home(
      app('plex', appLabel('plex')),
      component('plex'),
      namesake,
    );
    expect([...matches.conflicts.values()]).toEqual([
      ['component:default/plex', 'component:staging/plex'],
    ]);
    expect(namesOf('plex')).toEqual(['plex']);
    expect(matches.itemsOf.has('component:staging/plex')).toBe(true);
  });

  it('whose volume and backup speak of different entities is a conflict', () => {
    const objects = [
      claim({ name: 'films', labels: appLabel('plex') }),
      replicationSource({
        name: 'films',
        sourcePVC: 'films',
        labels: appLabel('jellyfin'),
      }),
    ];
    const { matches } = home(objects, component('plex'), component('jellyfin'));
    expect([...matches.conflicts.values()]).toEqual([
      ['component:default/plex', 'component:default/jellyfin'],
    ]);
  });

  it('that nobody claims is listed as unmatched', () => {
    const objects = [claim({ name: 'orphan' }), ...app('plex', {})];
    const { matches } = home(objects, component('radarr'));
    expect(matches.unmatched).toEqual([
      'home-1/media/PersistentVolumeClaim/plex',
      'home-1/media/PersistentVolumeClaim/orphan',
    ]);
  });

  it('is not a System that has its name', () => {
    const system = {
      ref: 'system:default/plex',
      kind: 'system',
      name: 'plex',
      annotations: {},
    };
    const { matches } = home([claim({ name: 'plex' })], system);
    expect(matches.unmatched).toHaveLength(1);
  });

  it.each([
    ['Helm release', { annotations: { 'meta.helm.sh/release-name': 'plex' } }],
    [
      'Argo CD application',
      {
        annotations: {
          'argocd.argoproj.io/tracking-id': 'plex:/PersistentVolumeClaim:x/y',
        },
      },
    ],
    ['Flux Kustomization', { labels: fluxLabels('plex') }],
    [
      'app.kubernetes.io/instance',
      {
        labels: { 'app.kubernetes.io/instance': 'plex' },
      },
    ],
  ])('is found by its %s', (words, marks) => {
    const { reasonFor } = home(
      [claim({ name: 'films', ...marks })],
      component('plex'),
    );
    expect(reasonFor('plex', 'films')).toContain(words);
  });

  it('that a plan names and no list shows is there all the same', () => {
    const objects = [replicationSource({ name: 'plex-b2', sourcePVC: 'plex' })];
    const { namesOf, estate } = home(objects, component('plex'));
    expect(namesOf('plex')).toEqual(['plex']);
    expect(estate.plans[0].itemKey).toBe(
      'home-1/media/PersistentVolumeClaim/plex',
    );
  });

  it('that two clusters mount from one export is one item of both entities', () => {
    const mount = (name: string) =>
      workload('Deployment', {
        name,
        labels: appLabel(name),
        mounts: [{ source: { nfs: { server: 'nas', path: '/films' } } }],
      });
    const { estate, namesOf } = observed(
      { 'home-1': [mount('plex')], 'home-2': [mount('jellyfin')] },
      [component('plex'), component('jellyfin')],
    );
    expect(estate.items.size).toBe(1);
    expect(namesOf('plex')).toEqual(['nas:/films']);
    expect(namesOf('jellyfin')).toEqual(['nas:/films']);
  });
});

describe('matching', () => {
  const names = fc.constantFrom('plex', 'radarr', 'plex-b2', 'db', 'films');
  const claims = fc.uniqueArray(
    fc.record({
      name: names,
      labels: fc.option(names.map(appLabel), { nil: undefined }),
      annotations: fc.option(
        names.map(name => ({ 'backups/entity': name })),
        { nil: undefined },
      ),
    }),
    { selector: ({ name }) => name },
  );
  const mounts: fc.Arbitrary<Mount> = fc.oneof(
    names.map(name => claimMount(name)),
    names.map(name => ({
      source: { nfs: { server: 'nas', path: `/${name}` } },
    })),
    names.map(name => ({ source: { hostPath: { path: `/data/${name}` } } })),
  );
  const workloads = fc.uniqueArray(
    fc.record({
      name: names,
      labels: names.map(appLabel),
      mounts: fc.array(mounts, { maxLength: 3 }),
    }),
    { selector: ({ name }) => name },
  );
  const sources = fc.uniqueArray(fc.record({ name: names, sourcePVC: names }), {
    selector: ({ name }) => name,
  });
  const catalogs = fc.uniqueArray(
    fc.record({
      name: names,
      kind: fc.constantFrom('component', 'resource', 'system'),
      id: fc.option(
        names.map(name => ({ 'backups/items': name })),
        { nil: undefined },
      ),
    }),
    { selector: ({ name, kind }) => `${kind}/${name}` },
  );

  it('loses no item: each is matched or unmatched, conflicts are matched to all who claim it', () => {
    fc.assert(
      fc.property(
        claims,
        workloads,
        sources,
        catalogs,
        (claimed, deployed, copied, catalog) => {
          const { estate, matches } = home(
            [
              persistentVolume('unused', { nfs: { server: 'nas', path: '/' } }),
              ...claimed.map(claim),
              ...deployed.map(one => workload('Deployment', one)),
              ...copied.map(replicationSource),
            ],
            ...catalog.map(({ name, kind, id }) => ({
              ref: `${kind}:default/${name}`,
              kind,
              name,
              annotations: id ?? {},
            })),
          );
          const matched = new Set(
            [...matches.itemsOf.values()].flatMap(items => [...items.keys()]),
          );
          const all = [...matched, ...matches.unmatched].sort();
          expect(all).toEqual([...estate.items.keys()].sort());
          for (const [key, refs] of matches.conflicts) {
            expect(refs.length).toBeGreaterThan(1);
            for (const ref of refs) {
              const contested = matches.contestedOf.get(ref) ?? [];
              const shown =
                matches.itemsOf.get(ref)?.has(key) ||
                contested.some(({ itemKey }) => itemKey === key);
              expect(shown).toBe(true);
            }
          }
          for (const plan of estate.plans) {
            expect(estate.items.has(plan.itemKey ?? '')).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
