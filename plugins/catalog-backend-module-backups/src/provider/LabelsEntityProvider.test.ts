import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { BackupsApi, LabelledApp } from 'backstage-plugin-backups-common';
import type { LabelsConfig } from '../config/readLabelsConfig';
import { LabelsEntityProvider } from './LabelsEntityProvider';

/** An app with one volume. */
function app(path: string, values: Partial<LabelledApp> = {}): LabelledApp {
  const [cluster, namespace, name] = path.split('/');
  return {
    key: path,
    name,
    cluster,
    namespace,
    selector: `app=${name}`,
    workloads: [`Deployment ${name}`],
    mounted: [`${cluster}/${namespace}/PersistentVolumeClaim/${name}`],
    loose: [],
    entities: [],
    ...values,
  };
}

function byHand(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

/** A catalog, a backups plugin, and the provider between them. */
class World {
  readonly logger = mockServices.logger.mock();
  readonly made = new Map<string, Entity>();
  hand: Entity[] = [];
  apps: LabelledApp[] = [];
  complete = true;
  failure: Error | undefined;
  #task: (() => Promise<void>) | undefined;
  readonly #provider: LabelsEntityProvider;

  constructor(config: Partial<LabelsConfig> = {}) {
    const api: Pick<BackupsApi, 'getLabelledApps'> = {
      getLabelledApps: async () => {
        if (this.failure) throw this.failure;
        return { now: '', complete: this.complete, apps: this.apps };
      },
    };
    this.#provider = new LabelsEntityProvider({
      config: {
        owner: 'group:default/cluster',
        namespace: 'default',
        rules: [],
        schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
        ...config,
      },
      api,
      auth: mockServices.auth(),
      logger: this.logger,
      catalog: {
        queryEntities: (request, options) =>
          catalogServiceMock({
            entities: [...this.hand, ...this.made.values()],
          }).queryEntities(request, options),
      },
      schedule: {
        run: async ({ fn }) => {
          this.#task = async () => fn(new AbortController().signal);
        },
      },
    });
  }

  async connect(): Promise<this> {
    await this.#provider.connect({
      applyMutation: async mutation => this.#apply(mutation),
      refresh: async () => {},
    });
    return this;
  }

  async refresh(): Promise<string[]> {
    await this.#task?.();
    return [...this.made.keys()].sort();
  }

  /** As the backups plugin finds after it has read the catalog again. */
  link(): void {
    this.apps = this.apps.map(one => ({
      ...one,
      entities: [...this.made.values()]
        .filter(
          ({ metadata: { annotations = {} } }) =>
            annotations['backstage.io/managed-by-location'] ===
            `backups:${one.key}`,
        )
        .map(({ metadata }) => `component:default/${metadata.name}`),
    }));
  }

  #apply(mutation: EntityProviderMutation): void {
    if (mutation.type === 'full') this.made.clear();
    const added = mutation.type === 'full' ? mutation.entities : mutation.added;
    for (const { entity } of added) this.made.set(entity.metadata.name, entity);
  }
}

const RADARR = app('home-1/downloads/radarr');

describe('LabelsEntityProvider', () => {
  it('offers what no entity stands for, with what matches it at once', async () => {
    const world = await new World({ system: 'homelab' }).connect();
    world.apps = [
      app('home-1/downloads/radarr', { loose: ['home-1/downloads/Pvc/old'] }),
      app('home-1/downloads/lidarr', { entities: ['component:default/music'] }),
      app('home-1/kube-system/proxy', { mounted: [] }),
    ];
    expect(await world.refresh()).toEqual(['radarr']);
    expect(world.made.get('radarr')).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'radarr',
        namespace: 'default',
        description: 'Deployment radarr in namespace downloads',
        annotations: {
          'backstage.io/kubernetes-label-selector': 'app=radarr',
          'backstage.io/kubernetes-namespace': 'downloads',
          'backstage.io/kubernetes-cluster': 'home-1',
          'backups/items': 'home-1/downloads/Pvc/old',
          'backstage.io/managed-by-location': 'backups:home-1/downloads/radarr',
          'backstage.io/managed-by-origin-location': 'backups:labels',
        },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/cluster',
        system: 'homelab',
      },
    });
  });

  it('keeps what it made when its items are linked, and while only its workload is left', async () => {
    const world = await new World().connect();
    world.apps = [RADARR];
    await world.refresh();
    world.link();
    expect(await world.refresh()).toEqual(['radarr']);
    world.apps = [{ ...world.apps[0], mounted: [] }];
    expect(await world.refresh()).toEqual(['radarr']);
    world.apps = [];
    expect(await world.refresh()).toEqual([]);
  });

  it('removes nothing while something was not read, and adds what was found', async () => {
    const world = await new World().connect();
    world.apps = [RADARR];
    await world.refresh();
    world.complete = false;
    world.apps = [];
    expect(await world.refresh()).toEqual(['radarr']);
    world.apps = [app('home-2/books/kavita')];
    expect(await world.refresh()).toEqual(['kavita', 'radarr']);
  });

  it('changes nothing when the backups plugin does not answer', async () => {
    const world = await new World().connect();
    world.apps = [RADARR];
    await world.refresh();
    world.failure = new Error('connect ECONNREFUSED');
    expect(await world.refresh()).toEqual(['radarr']);
    expect(world.logger.error).toHaveBeenCalledWith(
      expect.stringContaining('connect ECONNREFUSED'),
    );
  });

  it('steps back once another entity holds one of its items, for good', async () => {
    const world = await new World().connect();
    world.apps = [RADARR];
    await world.refresh();
    world.link();
    world.hand = [byHand('movies')];
    world.apps[0].entities.push('component:default/movies');
    expect(await world.refresh()).toEqual([]);
    world.apps[0].entities = ['component:default/movies'];
    expect(await world.refresh()).toEqual([]);
  });

  it('tells apart apps of one name by namespace, then by cluster', async () => {
    const world = await new World().connect();
    world.apps = [
      app('home-1/media/redis'),
      app('home-2/media/redis'),
      app('home-1/home/redis'),
    ];
    const names = await world.refresh();
    expect(names).toEqual([
      'home-1-media-redis',
      'home-2-media-redis',
      'home-redis',
    ]);
    world.link();
    world.apps.reverse();
    expect(await world.refresh()).toEqual(names);
  });

  it('renames nothing when an app of the same name appears', async () => {
    const world = await new World().connect();
    world.apps = [app('home-1/media/redis')];
    expect(await world.refresh()).toEqual(['redis']);
    world.link();
    world.apps.unshift(app('home-1/home/redis'));
    expect(await world.refresh()).toEqual(['home-redis', 'redis']);
    const annotations = world.made.get('redis')?.metadata.annotations;
    expect(annotations?.['backstage.io/kubernetes-namespace']).toBe('media');
  });

  it('takes no name that another component has', async () => {
    const world = await new World().connect();
    world.hand = [byHand('Redis'), byHand('home-redis')];
    world.apps = [app('home-1/home/redis')];
    expect(await world.refresh()).toEqual(['home-1-home-redis']);
    world.link();
    expect(await world.refresh()).toEqual(['home-1-home-redis']);
  });

  it('follows the first rule that names a namespace', async () => {
    const world = await new World({
      system: 'homelab',
      rules: [
        { namespaces: ['kube-system'], ignore: true },
        { namespaces: ['media', 'downloads'], owner: 'media', system: 'films' },
        { namespaces: ['downloads'], owner: 'nobody' },
      ],
    }).connect();
    world.apps = [
      app('home-1/kube-system/registry'),
      RADARR,
      app('home-1/books/kavita'),
    ];
    expect(await world.refresh()).toEqual(['kavita', 'radarr']);
    expect(world.made.get('radarr')?.spec).toMatchObject({
      owner: 'media',
      system: 'films',
    });
    expect(world.made.get('kavita')?.spec).toMatchObject({
      owner: 'group:default/cluster',
      system: 'homelab',
    });
  });
});
