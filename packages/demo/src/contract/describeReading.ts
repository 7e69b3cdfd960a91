/* eslint-disable jest/no-export -- Tests of two packages are made from it. */
import { KubernetesApiReader } from 'backstage-plugin-backups-backend/testUtils';
import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import {
  ClusterSnapshot,
  KubernetesObject,
  resourceKey,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import { NOW, OBJECTS, QUERIES, factsOf, notComplete } from './homelabReading';
import type { ContractCluster } from './ContractCluster';
import { WatchedRequest, WatchedTransport } from './WatchedTransport';

const NAME = 'home-1';
const MANY = 5000;
const PAGE = 500;
const SOURCES = 'volsync.backube/replicationsources';
const LIST = '/apis/volsync.backube/v1alpha1/replicationsources';

const NAMESPACES = [
  ...new Set(OBJECTS.flatMap(({ metadata }) => metadata.namespace ?? [])),
].sort();

function queryOf(plural: string) {
  const query = QUERIES.find(each => each.plural === plural);
  if (!query) throw new Error(`Nobody asks for ${plural}.`);
  return query;
}

function readerOver(transport: KubernetesTransport, namespaces?: string[]) {
  return new KubernetesApiReader({
    cluster: NAME,
    transport,
    intervalSeconds: 300,
    namespaces,
    clock: () => NOW,
    limits: { wait: async () => {} },
  });
}

function read(
  transport: KubernetesTransport,
  namespaces?: string[],
): Promise<ClusterSnapshot> {
  return readerOver(transport, namespaces).read(QUERIES, {
    signal: new AbortController().signal,
  });
}

function namesIn(snapshot: ClusterSnapshot, key: string): string[] {
  const listing = snapshot.listings.get(key);
  return listing?.outcome === 'complete'
    ? listing.objects.map(({ metadata }) => metadata.name)
    : [];
}

/**
 * How a cluster is read, whichever it is: the stand-in and a real API server
 * have to pass the same tests.
 */
export function describeReading(
  title: string,
  start: () => Promise<ContractCluster>,
): void {
  describe(`reading ${title}`, () => {
    let cluster: ContractCluster;
    beforeAll(async () => {
      cluster = await start();
      await cluster.load(OBJECTS);
    });
    afterAll(() => cluster?.stop());

    const expectedFacts = (objects: readonly KubernetesObject[]) =>
      factsOf(
        snapshotOf({
          cluster: NAME,
          readAt: NOW,
          queries: QUERIES,
          objects: cluster.asHeld(objects),
        }),
      );

    it('tells the facts that its objects tell', async () => {
      const snapshot = await read(cluster.transport());
      expect(notComplete(snapshot)).toEqual([]);
      const expected = expectedFacts(OBJECTS);
      expect(expected.length).toBeGreaterThan(50);
      expect(factsOf(snapshot)).toEqual(expected);
    });

    it('gives an object that did not change as the same object again', async () => {
      const reader = readerOver(cluster.transport());
      const signal = new AbortController().signal;
      const objectsOf = async () => {
        const { listings } = await reader.read(QUERIES, { signal });
        const listing = listings.get(SOURCES);
        return listing?.outcome === 'complete' ? listing.objects : [];
      };
      const before = await objectsOf();
      const after = await objectsOf();
      expect(before.length).toBeGreaterThan(10);
      expect(after.every((object, at) => object === before[at])).toBe(true);
    });

    it('namespaces one by one tell the same, but for what is the whole cluster’s', async () => {
      const snapshot = await read(cluster.transport(), NAMESPACES);
      expect(notComplete(snapshot).sort()).toEqual(
        QUERIES.filter(({ scope }) => scope === 'cluster')
          .map(resourceKey)
          .sort(),
      );
      const whole = await read(cluster.transport());
      expect(namesIn(snapshot, SOURCES).sort()).toEqual(
        namesIn(whole, SOURCES).sort(),
      );
    });

    it('is asked for lists and for what it can do, and never for Secrets or pods', async () => {
      const transport = new WatchedTransport(cluster.transport());
      await read(transport);
      expect(transport.requests.length).toBeGreaterThan(QUERIES.length);
      for (const { path } of transport.requests) {
        expect(path).not.toMatch(/\/(secrets|pods|exec|log)\b/);
      }
    });

    it('refuses a token that no server issued, and is not called empty', async () => {
      await expect(read(cluster.withStrangeToken())).rejects.toThrow(
        /credentials for home-1 are refused \(401\)/,
      );
    });

    describe('with an account that may read all namespaces but one', () => {
      const [closed, ...open] = NAMESPACES;
      let transport: KubernetesTransport;
      beforeAll(async () => {
        transport = await cluster.confinedTo(open);
      });

      it('names the verb, the kind and the namespace, and takes no part for the whole', async () => {
        const snapshot = await read(transport, NAMESPACES);
        const namespaced = QUERIES.filter(
          ({ scope }) => scope === 'namespaced',
        );
        for (const query of namespaced) {
          expect(snapshot.listings.get(resourceKey(query))).toMatchObject({
            outcome: 'unread',
            error: {
              message: expect.stringContaining(
                `may not list ${query.plural} in ${
                  query.group === ''
                    ? 'the core API group'
                    : `API group ${query.group}`
                } in namespace ${closed} of home-1 (403)`,
              ),
              fix: expect.stringContaining('verbs: ["get", "list"]'),
            },
          });
        }
      });

      it('reads the others', async () => {
        const snapshot = await read(transport, open);
        expect(namesIn(snapshot, SOURCES).length).toBeGreaterThan(10);
      });

      it('may list nothing across the cluster', async () => {
        const snapshot = await read(transport);
        for (const query of QUERIES) {
          expect(snapshot.listings.get(resourceKey(query))).toMatchObject({
            outcome: 'unread',
            error: {
              message: expect.stringMatching(
                /^Account system:serviceaccount:[a-z-]+:[a-z-]+ may not list .* across all of home-1 \(403\)\.$/,
              ),
            },
          });
        }
      });
    });

    describe.each([
      ['of a group that has others', 'kopiamaintenances'],
      ['that is alone in its group', 'externalsecrets'],
    ])('without the definition of a kind %s', (_, plural) => {
      beforeAll(() => cluster.uninstall(queryOf(plural)));
      afterAll(async () => {
        await cluster.install(queryOf(plural));
        await cluster.load(OBJECTS);
      });

      it('says that it is not installed, and reads the rest', async () => {
        const snapshot = await read(cluster.transport());
        expect(notComplete(snapshot)).toEqual([resourceKey(queryOf(plural))]);
        expect(
          snapshot.listings.get(resourceKey(queryOf(plural))),
        ).toMatchObject({ outcome: 'notInstalled' });
      });
    });

    describe(`with ${MANY} objects`, () => {
      const here = OBJECTS.filter(
        ({ kind }) => kind === 'ReplicationSource',
      ).length;
      const many = Array.from({ length: MANY - here }, (_, index) => ({
        apiVersion: 'volsync.backube/v1alpha1',
        kind: 'ReplicationSource',
        metadata: { namespace: 'media', name: `source-${index}` },
        spec: { sourcePVC: `claim-${index}` },
      }));
      beforeAll(() => cluster.load([...OBJECTS, ...many]), 300_000);

      const pagesOf = ({ requests }: WatchedTransport) =>
        requests.filter(({ path }) => path === LIST);

      /** Forgets before pages of the sources, as often as told. */
      const forgetful = (times: number) => {
        let left = times;
        return new WatchedTransport(
          cluster.transport(),
          async ({ path, query }: WatchedRequest) => {
            if (path !== LIST || !query.continue || left === 0) return;
            left -= 1;
            await cluster.forgetVersions();
          },
        );
      };

      it('reads every page to the end', async () => {
        const transport = new WatchedTransport(cluster.transport());
        const names = namesIn(await read(transport), SOURCES);
        expect(new Set(names).size).toBe(MANY);
        expect(pagesOf(transport)).toHaveLength(MANY / PAGE);
      });

      it('starts over once when a list expires on the way', async () => {
        const transport = forgetful(1);
        const snapshot = await read(transport);
        expect(notComplete(snapshot)).toEqual([]);
        expect(new Set(namesIn(snapshot, SOURCES)).size).toBe(MANY);
        expect(pagesOf(transport)).toHaveLength(2 + MANY / PAGE);
      });

      it('does not take a part for the whole when it keeps expiring', async () => {
        const snapshot = await read(forgetful(Infinity));
        expect(notComplete(snapshot)).toEqual([SOURCES]);
      });
    });
  });
}
