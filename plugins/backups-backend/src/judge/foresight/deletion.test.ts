import fc from 'fast-check';
import { ItemFact, RefillFact } from 'backstage-plugin-backups-node';
import { itemFact } from '../../__testUtils__/facts';
import { DeletionKind } from 'backstage-plugin-backups-common';
import { NewestCopy, deletionOf } from './deletion';

const HOUR = 3600;
const NOW = 1_787_400_000;
const NEWEST: NewestCopy = { at: NOW - HOUR, destination: 'NAS' };

function claim(changes: Partial<ItemFact> = {}): ItemFact {
  return itemFact({
    kind: 'persistent-volume-claim',
    filledFrom: 'nothing',
    labels: {},
    annotations: {},
    mountedBy: [],
    ...changes,
  });
}

function refill(changes: Partial<RefillFact> = {}): RefillFact {
  const object = {
    cluster: 'home-1',
    kind: 'ReplicationDestination',
    namespace: 'media',
    name: 'radarr-dst',
  };
  return {
    type: 'refill',
    itemKey: 'home-1/media/PersistentVolumeClaim/radarr',
    object,
    gives: 'pinned',
    evidence: [{ object: 'ReplicationDestination media/radarr-dst' }],
    ...changes,
  };
}

describe('what becomes of an item that is deleted now', () => {
  const worlds: [
    string,
    Partial<Parameters<typeof deletionOf>[0]>,
    { kind: DeletionKind; at?: number },
  ][] = [
    [
      'a claim that nothing fills comes back empty',
      { item: claim() },
      { kind: 'empty' },
    ],
    [
      'a claim that an old image fills comes back with old data',
      { item: claim(), refill: refill({ at: NOW - 900 * HOUR }) },
      { kind: 'older', at: NOW - 900 * HOUR },
    ],
    [
      'an image of which no time is said may be of any time',
      { item: claim(), refill: refill() },
      { kind: 'older' },
    ],
    [
      'an image that is younger than the newest copy holds that copy',
      { item: claim(), refill: refill({ at: NOW - HOUR + 60 }) },
      { kind: 'newest', at: NEWEST.at },
    ],
    [
      'what looks for the newest copy brings that',
      { item: claim(), refill: refill({ gives: 'newest' }) },
      { kind: 'newest', at: NEWEST.at },
    ],
    [
      'how new the newest of another repository is, is not known',
      {
        item: claim(),
        refill: refill({ gives: 'newest', repository: 'b2' }),
        newest: { ...NEWEST, repository: 'nas' },
      },
      { kind: 'newest' },
    ],
    [
      'what has no image waits',
      { item: claim(), refill: refill({ gives: 'waits' }) },
      { kind: 'waits' },
    ],
    [
      'a filling that says nothing about where it was read is not believed',
      { item: claim(), refill: refill({ gives: 'newest', evidence: [] }) },
      { kind: 'not-known' },
    ],
    [
      'a source that is not read leaves it open',
      {
        item: claim({
          filledFrom: {
            group: 'snapshot.storage.k8s.io',
            kind: 'VolumeSnapshot',
            name: 'old',
          },
        }),
      },
      { kind: 'not-known' },
    ],
    [
      'a claim of which the manifest was not read leaves it open',
      { item: claim({ filledFrom: undefined }) },
      { kind: 'not-known' },
    ],
    [
      'a database of which no provider tells leaves it open',
      { item: claim({ kind: 'database-cluster', filledFrom: undefined }) },
      { kind: 'not-known' },
    ],
    [
      'what is on a NAS stays',
      { item: claim({ kind: 'nfs-volume' }) },
      { kind: 'stays' },
    ],
    [
      'what is on a node stays',
      { item: claim({ kind: 'host-path' }) },
      { kind: 'stays' },
    ],
    [
      'what is not there now is not known',
      { item: claim({ missing: true }) },
      { kind: 'not-known' },
    ],
    [
      'neither is what no source tells of',
      { item: undefined },
      { kind: 'not-known' },
    ],
    [
      'a silent source decides nothing',
      { item: claim(), silent: 'home-1 (VolSync)' },
      { kind: 'not-known' },
    ],
  ];

  it.each(worlds)('%s', (_, world, expected) => {
    const { kind, at, evidence } = deletionOf({
      item: claim(),
      refill: undefined,
      newest: NEWEST,
      ...world,
    });
    expect({ kind, at }).toEqual({ at: undefined, ...expected });
    expect(kind === 'not-known' || evidence.length > 0).toBe(true);
  });

  it('says what makes the object again, by labels, annotations and templates', () => {
    const makers = (changes: Partial<ItemFact>) =>
      deletionOf({ item: claim(changes), refill: undefined, newest: NEWEST })
        .makers;
    expect(makers({})).toEqual([]);
    expect(
      makers({
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'radarr',
          'helm.toolkit.fluxcd.io/name': 'radarr-app',
        },
        annotations: { 'meta.helm.sh/release-name': 'radarr-app' },
      }),
    ).toEqual(["Flux's Kustomization radarr", "Flux's HelmRelease radarr-app"]);
    expect(
      makers({
        annotations: { 'argocd.argoproj.io/tracking-id': 'media:apps/x:y/z' },
      }),
    ).toEqual(["Argo CD's Application media"]);
    const workload = {
      cluster: 'home-1',
      kind: 'StatefulSet',
      namespace: 'media',
      name: 'prowlarr',
      labels: {},
      annotations: {},
    };
    expect(
      makers({ name: 'config-prowlarr-0', mountedBy: [workload] }),
    ).toEqual(['StatefulSet prowlarr']);
    expect(makers({ name: 'shared', mountedBy: [workload] })).toEqual([]);
  });

  it('says that a volume is kept that its class retains', () => {
    expect(
      deletionOf({
        item: claim({ whenDeleted: 'volume-stays' }),
        refill: undefined,
        newest: NEWEST,
      }),
    ).toMatchObject({ kind: 'empty', volumeStays: true });
  });

  it('never promises data that no copy and no filling shows', () => {
    const instant = fc.integer({ min: NOW - 1000 * HOUR, max: NOW });
    const maybe = <T>(value: fc.Arbitrary<T>) =>
      fc.option(value, { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({
          item: maybe(
            fc.record({
              kind: fc.constantFrom<ItemFact['kind'][]>(
                'persistent-volume-claim',
                'database-cluster',
                'nfs-volume',
                'dataset',
              ),
              filledFrom: fc.constantFrom<ItemFact['filledFrom'][]>(
                undefined,
                'nothing',
                { group: 'x', kind: 'Y', name: 'z' },
              ),
              missing: fc.constantFrom<(true | undefined)[]>(true, undefined),
            }),
          ),
          refill: maybe(
            fc.record({
              gives: fc.constantFrom<RefillFact['gives'][]>(
                'newest',
                'pinned',
                'empty',
                'waits',
              ),
              at: maybe(instant),
              repository: maybe(fc.constantFrom('nas', 'b2')),
              told: fc.boolean(),
            }),
          ),
          newest: maybe(
            fc.record({
              at: instant,
              destination: fc.constant('NAS'),
              repository: maybe(fc.constantFrom('nas', 'b2')),
            }),
          ),
          silent: maybe(fc.constant('home-1')),
        }),
        world => {
          const told = deletionOf({
            item: world.item && claim(world.item),
            refill:
              world.refill &&
              refill({
                ...world.refill,
                ...(!world.refill.told && { evidence: [] }),
              }),
            newest: world.newest,
            silent: world.silent,
          });
          const { kind, at, evidence } = told;
          // No answer without its source.
          expect(kind === 'not-known' || evidence.length > 0).toBe(true);
          const moments = [world.newest?.at, world.refill?.at];
          expect(at === undefined || moments.includes(at)).toBe(true);
          const brings = kind === 'newest' || kind === 'older';
          expect(brings && world.refill === undefined).toBe(false);
          expect(world.silent !== undefined && kind !== 'not-known').toBe(
            false,
          );
          expect(
            kind === 'newest' && at !== undefined && at !== world.newest?.at,
          ).toBe(false);
        },
      ),
    );
  });
});
