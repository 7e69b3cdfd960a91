import type {
  ClusterSnapshot,
  Fact,
  KubernetesObject,
} from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';
import { createPgBackRestProvider } from '../createPgBackRestProvider';
import { backup, cluster, scheduled, stanza } from '../fixtures/objects';

/** A snapshot as a reader gives it that knows which objects did not change. */
function snapshot(objects: KubernetesObject[]): ClusterSnapshot {
  return snapshotOf({
    readAt: new Date(0),
    queries: createPgBackRestProvider().resources.map(
      ({ project: _, ...query }) => query,
    ),
    objects,
  });
}

function changed(object: KubernetesObject, spec: object): KubernetesObject {
  return { ...object, spec: { ...(object.spec as object), ...spec } };
}

function nameOf(fact: Fact): string | undefined {
  switch (fact.type) {
    case 'item':
      return fact.name;
    case 'plan':
    case 'refill':
      return fact.object.name;
    case 'finding':
      return fact.about.object.name;
    default:
      return undefined;
  }
}

describe('a reading after which nothing has changed', () => {
  const shelf = cluster();
  const attic = cluster({ name: 'attic' });
  const related: [string, KubernetesObject, object][] = [
    ['its stanza', stanza(), { stanzaConfiguration: { name: 'other' } }],
    ['its schedule', scheduled(), { suspend: true }],
    ['one of its backups', backup(), { method: 'volumeSnapshot' }],
  ];
  const objects = related.map(([, object]) => object);

  it('gives the very same facts again', () => {
    const provider = createPgBackRestProvider();
    const all = [shelf, ...objects];
    const first = [...provider.observeCluster(snapshot(all))];
    const second = [...provider.observeCluster(snapshot(all))];
    expect(first.length).toBeGreaterThan(2);
    expect(second.every((fact, index) => fact === first[index])).toBe(true);
  });

  it.each(related)('makes anew what depends on %s', (_, object, spec) => {
    const provider = createPgBackRestProvider();
    const own = cluster({
      name: 'attic',
      spec: { plugins: undefined, backup: { volumeSnapshot: {} } },
    });
    const before = [shelf, own, ...objects];
    const after = before.map(one =>
      one === object ? changed(object, spec) : one,
    );
    const first = [...provider.observeCluster(snapshot(before))];
    const second = [...provider.observeCluster(snapshot(after))];
    expect(second).toEqual([
      ...createPgBackRestProvider().observeCluster(snapshot(after)),
    ]);
    const kept = second.filter(fact => first.includes(fact));
    // What is said of the other one stays the same, to the object.
    expect(kept.length).toBeGreaterThan(1);
    expect(new Set(kept.map(nameOf))).toEqual(new Set(['attic']));
  });

  it('makes anew what another database cluster changes by sharing a stanza', () => {
    const provider = createPgBackRestProvider();
    const codes = (all: KubernetesObject[]) =>
      [...provider.observeCluster(snapshot(all))].flatMap(fact =>
        fact.type === 'finding' && fact.about.object.name === 'shelf'
          ? fact.finding.code
          : [],
      );
    expect(codes([shelf, ...objects])).not.toContain('stanza-shared');
    expect(codes([shelf, attic, ...objects])).toContain('stanza-shared');
    expect(codes([shelf, ...objects])).not.toContain('stanza-shared');
  });
});
