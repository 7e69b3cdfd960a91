import { FolderClusterReader } from 'backstage-plugin-backups-backend/testUtils';
import {
  ClusterSnapshot,
  Fact,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  LoopbackReading,
  NOW,
  OBJECTS,
  QUERIES,
  factsOf,
  notComplete,
} from './__testUtils__/LoopbackReading';

const SOURCES = 'volsync.backube/replicationsources';
const LIST = '/apis/volsync.backube/v1alpha1/replicationsources';

describe('readers of the demo homelab', () => {
  let reading: LoopbackReading;
  beforeAll(async () => {
    reading = await LoopbackReading.start();
  });
  afterAll(() => reading.stop());
  beforeEach(() => reading.reset());

  it('a cluster tells the facts that its objects tell', async () => {
    const snapshot = await reading.read();
    expect(notComplete(snapshot)).toEqual([]);
    const expected = factsOf(
      snapshotOf({
        cluster: 'home-1',
        readAt: NOW,
        queries: QUERIES,
        objects: OBJECTS,
      }),
    );
    expect(expected.length).toBeGreaterThan(50);
    expect(factsOf(snapshot)).toEqual(expected);
  });

  it('a folder tells the same', async () => {
    const dump = join(reading.folder, 'dump.json');
    await writeFile(dump, JSON.stringify({ kind: 'List', items: OBJECTS }));
    const fromFolder = new FolderClusterReader({
      cluster: 'home-1',
      path: reading.folder,
      mode: 'dump',
      intervalSeconds: 300,
      complete: true,
    });
    expect(factsOf(await reading.read({ reader: fromFolder }))).toEqual(
      factsOf(await reading.read()),
    );
  });

  it('namespaces one by one tell the same, but for what is the whole cluster’s', async () => {
    const namespaces = [
      ...new Set(OBJECTS.flatMap(object => object.metadata.namespace ?? [])),
    ];
    const snapshot = await reading.read({ namespaces });
    expect(notComplete(snapshot)).toEqual(['/persistentvolumes']);
    const plans = (facts: Fact[]) =>
      facts.flatMap(fact => (fact.type === 'plan' ? fact.key : [])).sort();
    expect(plans(factsOf(snapshot))).toEqual(
      plans(factsOf(await reading.read())),
    );
  });

  it('asks for lists only, and never for Secrets or pods', async () => {
    await reading.read();
    for (const { method, path } of reading.requests()) {
      expect(method).toBe('GET');
      expect(path).not.toMatch(/\/(secrets|pods|exec|log)\b/);
    }
  });

  describe('with more objects than fit in a page', () => {
    const many = Array.from({ length: 1200 }, (_, index) => ({
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata: { namespace: 'media', name: `source-${index}` },
    }));

    beforeEach(() => {
      reading.objects = [...OBJECTS, ...many];
    });
    afterEach(() => {
      reading.objects = OBJECTS;
    });

    const listed = (snapshot: ClusterSnapshot) => {
      const listing = snapshot.listings.get(SOURCES);
      return listing?.outcome === 'complete'
        ? new Set(listing.objects.map(({ metadata }) => metadata.name)).size
        : listing?.outcome;
    };

    it('reads all pages', async () => {
      expect(listed(await reading.read())).toBeGreaterThan(1200);
      const pages = reading
        .requests()
        .filter(({ path }) => path.startsWith(LIST));
      expect(pages).toHaveLength(3);
    });

    it('starts over once when the list expires', async () => {
      reading.fail({ kind: 'expired-continue', times: 1 });
      const snapshot = await reading.read();
      expect(notComplete(snapshot)).toEqual([]);
      expect(listed(snapshot)).toBeGreaterThan(1200);
    });

    it('does not take a part for the whole when it keeps expiring', async () => {
      reading.fail({ kind: 'expired-continue' });
      expect(listed(await reading.read())).toBe('unread');
    });
  });
});
