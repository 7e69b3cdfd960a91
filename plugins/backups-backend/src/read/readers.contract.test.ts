import {
  ClusterReader,
  ClusterSnapshot,
  KubernetesObject,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CLAIMS,
  DEPLOYMENTS,
  TAPES,
  VOLUMES,
  homelab,
} from './__testUtils__/queries';
import {
  StandInKubernetes,
  answerStatus,
} from './__testUtils__/StandInKubernetes';
import {
  RunningKubernetesPlugin,
  startKubernetesPlugin,
} from './__testUtils__/startKubernetesPlugin';
import { writeKubeconfig } from './__testUtils__/writeKubeconfig';
import { DirectTransport } from './DirectTransport';
import { FolderClusterReader } from './FolderClusterReader';
import { KubernetesApiReader } from './KubernetesApiReader';
import { KubernetesTransport } from './KubernetesTransport';
import { ProxyTransport } from './ProxyTransport';

const QUERIES = [CLAIMS, VOLUMES, DEPLOYMENTS, TAPES];
const PAUSED = { wait: async () => {} };

/** One way to read the same homelab, and to spoil it. */
interface World {
  reader: ClusterReader;
  /** Tapes cannot be read any more; everything else can. */
  hideTapes(): Promise<void>;
  /** The cluster has never had tapes. */
  uninstallTapes(): Promise<void>;
  /** Nothing answers any more. */
  takeAway(): Promise<void>;
}

// The proxy runs in a whole backend of its own, which takes long to start on a busy machine.
jest.setTimeout(180_000);

describe('readers', () => {
  let folder: string;
  let standIn: StandInKubernetes;
  let plugin: RunningKubernetesPlugin;

  beforeAll(async () => {
    standIn = await StandInKubernetes.start();
    const { host } = standIn;
    plugin = await startKubernetesPlugin([{ name: 'home', host }]);
  });

  afterAll(async () => {
    await plugin.stop();
    await standIn.stop();
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backups-readers-'));
    standIn.reset();
    standIn.kinds = homelab();
    standIn.pageSize = 2;
  });

  afterEach(() => rm(folder, { recursive: true }));

  function overApi(transport: KubernetesTransport): World {
    return {
      reader: new KubernetesApiReader({
        cluster: 'home',
        transport,
        intervalSeconds: 300,
        limits: PAUSED,
      }),
      async hideTapes() {
        standIn.intercept = ({ path }, response) =>
          path.endsWith('/tapes') && answerStatus(response, 403, 'no');
      },
      async uninstallTapes() {
        standIn.kinds = standIn.kinds.filter(({ kind }) => kind !== 'Tape');
      },
      async takeAway() {
        standIn.intercept = (_, response) => {
          response.destroy();
          return true;
        };
      },
    };
  }

  const worlds: Record<string, () => Promise<World>> = {
    async proxy() {
      return overApi(new ProxyTransport({ cluster: 'home', ...plugin }));
    },
    async direct() {
      const file = join(folder, 'kubeconfig');
      const server = `http://${standIn.host}`;
      await writeKubeconfig(file, { server, skipTLSVerify: true });
      return overApi(
        new DirectTransport({
          cluster: 'home',
          from: { kind: 'file', path: file, skipTLSVerify: false },
        }),
      );
    },
    async folder() {
      const write = async (complete: boolean) => {
        for (const { group, version, kind, objects } of standIn.kinds) {
          const apiVersion = group === '' ? version : `${group}/${version}`;
          const list = { apiVersion, kind: `${kind}List`, items: objects };
          await writeFile(join(folder, `${kind}.json`), JSON.stringify(list));
        }
        return new FolderClusterReader({
          cluster: 'home',
          path: folder,
          mode: 'live',
          intervalSeconds: 300,
          complete,
        });
      };
      const world: World = {
        reader: await write(true),
        async hideTapes() {
          world.reader = await write(false);
          await rm(join(folder, 'Tape.json'));
        },
        uninstallTapes: () => rm(join(folder, 'Tape.json')),
        takeAway: () =>
          Promise.all(
            standIn.kinds.map(({ kind }) => rm(join(folder, `${kind}.json`))),
          ).then(() => {}),
      };
      return world;
    },
  };

  const read = (world: World, signal = new AbortController().signal) =>
    world.reader.read(QUERIES, { signal });

  const outcomes = (snapshot: ClusterSnapshot) =>
    Object.fromEntries(
      QUERIES.map(query => [
        query.kind,
        snapshot.listings.get(resourceKey(query))?.outcome,
      ]),
    );

  const objects = (snapshot: ClusterSnapshot, query: typeof TAPES) => {
    const listing = snapshot.listings.get(resourceKey(query));
    return listing?.outcome === 'complete' ? listing.objects : undefined;
  };

  const namesOf = (list: KubernetesObject[] | undefined) =>
    list?.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

  describe.each(Object.keys(worlds))('%s', way => {
    let world: World;
    beforeEach(async () => {
      world = await worlds[way]();
    });

    it('lists every kind to its end, filled in and projected', async () => {
      const before = Date.now();
      const snapshot = await read(world);
      expect(world.reader).toMatchObject({
        cluster: 'home',
        intervalSeconds: 300,
      });
      expect(snapshot.cluster).toBe('home');
      expect(snapshot.issues).toEqual([]);
      expect(namesOf(objects(snapshot, CLAIMS))).toEqual([
        'media/jukebox',
        'media/radio',
        'games/arcade',
      ]);
      const [claim] = objects(snapshot, CLAIMS) ?? [];
      expect(claim).toMatchObject({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
      });
      expect(claim.metadata).not.toHaveProperty('managedFields');
      expect(objects(snapshot, TAPES)).toMatchObject([
        {
          apiVersion: 'tapedeck.example/v2',
          kind: 'Tape',
          metadata: { namespace: 'media', name: 'jukebox' },
          spec: 'projected',
        },
        { metadata: { name: 'arcade' } },
      ]);
      const listing = snapshot.listings.get(resourceKey(CLAIMS));
      const readAt = listing?.outcome === 'complete' && +listing.readAt;
      expect(Math.abs(Number(readAt) - before)).toBeLessThan(60_000);
    });

    it('names the API groups', async () => {
      const { apiGroups } = await read(world);
      expect([...(apiGroups ?? [])].sort()).toEqual(
        expect.arrayContaining(['', 'tapedeck.example']),
      );
    });

    it('tells what is not installed from what is empty', async () => {
      await world.uninstallTapes();
      const snapshot = await read(world);
      expect(outcomes(snapshot)).toMatchObject({
        PersistentVolumeClaim: 'complete',
        Tape: 'notInstalled',
      });
    });

    it('leaves a kind unread that it may not see, with a fix, and reads the others', async () => {
      await world.hideTapes();
      const snapshot = await read(world);
      expect(outcomes(snapshot)).toMatchObject({
        PersistentVolumeClaim: 'complete',
        PersistentVolume: 'complete',
        Tape: 'unread',
      });
      expect(snapshot.listings.get(resourceKey(TAPES))).toMatchObject({
        error: {
          message: expect.stringMatching(/home/),
          fix: expect.any(String),
        },
      });
    });

    it('never calls a cluster empty that is not there', async () => {
      await world.takeAway();
      await expect(read(world)).rejects.toThrow(/home/);
    });

    it('obeys the signal', async () => {
      await expect(read(world, AbortSignal.abort())).rejects.toThrow();
    });
  });

  it('reads the same through every way', async () => {
    const claims = [];
    for (const make of Object.values(worlds)) {
      claims.push(objects(await read(await make()), CLAIMS));
    }
    expect(claims[1]).toEqual(claims[0]);
    expect(claims[2]).toEqual(claims[0]);
  });

  it('passes the cluster credentials of the plugin on, and pages', async () => {
    const world = await worlds.proxy();
    const authorizations = new Set<string | undefined>();
    standIn.intercept = ({ headers }) => {
      authorizations.add(headers.authorization);
      return false;
    };
    await read(world);
    expect([...authorizations]).toEqual(['Bearer kube-token']);
    expect(
      standIn.requests.filter(url => url.includes('persistentvolumeclaims')),
    ).toEqual([
      '/api/v1/persistentvolumeclaims?limit=500',
      '/api/v1/persistentvolumeclaims?limit=500&continue=2',
    ]);
  });

  it('tells a cluster that the plugin does not know from one without kinds', async () => {
    const { reader } = overApi(
      new ProxyTransport({ cluster: 'elsewhere', ...plugin }),
    );
    await expect(
      reader.read(QUERIES, { signal: new AbortController().signal }),
    ).rejects.toMatchObject({
      message:
        "API discovery of home (/apis) failed: the Kubernetes plugin answered 404: Cluster 'elsewhere' not found.",
      fix: 'Check that kubernetes.clusterLocatorMethods still names home.',
    });
  });

  it('says what the plugin could not reach', async () => {
    const world = await worlds.proxy();
    await world.takeAway();
    await expect(read(world)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^API discovery of home \(\/apis\) failed: status 500: Cluster 'home' request error.* \(tried 4 times\)\.$/,
      ),
      fix: 'Check that home is up and can be reached.',
    });
  });
});
