import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { CustomResource } from './customResources';
import type { KubernetesAdmin } from './KubernetesAdmin';
import { ObjectStamp, storedKeyOf } from './KubernetesServer';

const AT_ONCE = 16;

interface Kind {
  plural: string;
  namespaced: boolean;
}

/** As discovery tells it. */
interface ServedKind {
  name: string;
  kind: string;
  namespaced: boolean;
}

function keyOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  return [apiVersion, kind, metadata.namespace ?? '', metadata.name].join(' ');
}

/** @throws an error with every failure: each tells something about the cluster */
async function inParallel<T>(
  values: readonly T[],
  work: (value: T) => Promise<void>,
): Promise<void> {
  const rest = [...values];
  const failures: string[] = [];
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      await work(next).catch(error => failures.push(error.message));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) {
    throw new Error(
      `The cluster refuses ${failures.length} objects:\n${[
        ...new Set(failures),
      ].join('\n')}`,
    );
  }
}

/** What an object of the API may not bring along when it is written. */
function writable(object: KubernetesObject): KubernetesObject {
  const {
    creationTimestamp: _,
    resourceVersion: __,
    uid: ___,
    ...metadata
  } = object.metadata as KubernetesObject['metadata'] & {
    resourceVersion?: string;
    uid?: string;
  };
  return { ...object, metadata };
}

function stampOf({ metadata }: KubernetesObject): ObjectStamp {
  const { creationTimestamp, uid } = metadata as ObjectStamp;
  return {
    ...(creationTimestamp !== undefined && { creationTimestamp }),
    ...(uid !== undefined && { uid }),
  };
}

/** Puts objects into a real cluster through its ordinary API. */
export class LoadedCluster {
  readonly #admin: KubernetesAdmin;
  readonly #kinds = new Map<string, Kind>();
  /** As they were last written, by key. */
  readonly #there = new Map<string, string>();
  /** What the server said of an object by itself, by key. */
  readonly #stamps = new Map<string, ObjectStamp>();
  /** What objects say that were written since the last stamping. */
  readonly #fresh = new Map<string, ObjectStamp>();
  readonly #namespaces = new Set<string>();

  /** @param restamp - lets objects be as old as they say; absent: they are new */
  constructor(
    admin: KubernetesAdmin,
    private readonly restamp?: (
      stamps: ReadonlyMap<string, ObjectStamp>,
    ) => Promise<void>,
  ) {
    this.#admin = admin;
  }

  /** Defines kinds, and waits until they are served. */
  async install(definitions: readonly CustomResource[]): Promise<void> {
    for (const definition of definitions) {
      await this.#admin.expect(
        'POST',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        definition,
      );
    }
    for (const { spec } of definitions) {
      const root = `/apis/${spec.group}/${spec.versions[0].name}`;
      await this.#admin.until(`${root}/${spec.names.plural}`, 200);
      // Discovery follows a moment later, and is gone while it is made anew.
      await this.#admin.until(root, 200, ({ resources }) =>
        (resources as ServedKind[]).some(
          ({ name }) => name === spec.names.plural,
        ),
      );
    }
  }

  /** Takes a kind away, with its objects. */
  async uninstall(definition: CustomResource): Promise<void> {
    const { metadata, spec } = definition;
    await this.#admin.expect(
      'DELETE',
      `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${metadata.name}`,
    );
    for (const key of [...this.#there.keys()]) {
      const [apiVersion, kind] = key.split(' ');
      if (apiVersion.startsWith(`${spec.group}/`) && kind === spec.names.kind) {
        this.#there.delete(key);
      }
    }
    await this.#admin.until(
      `/apis/${spec.group}/${spec.versions[0].name}/${spec.names.plural}`,
      404,
    );
  }

  /** Makes the cluster hold these objects and no others, status included. */
  async load(objects: readonly KubernetesObject[]): Promise<void> {
    const wanted = new Map(objects.map(object => [keyOf(object), object]));
    const namespaces = new Set(
      objects.flatMap(({ metadata }) => metadata.namespace ?? []),
    );
    await inParallel([...namespaces], name => this.addNamespace(name));
    await inParallel(
      [...this.#there.keys()].filter(key => !wanted.has(key)),
      key => this.#remove(key),
    );
    await inParallel(
      [...wanted].filter(
        ([key, object]) => this.#there.get(key) !== JSON.stringify(object),
      ),
      ([key, object]) => this.#write(key, object),
    );
    if (this.restamp && this.#fresh.size > 0) await this.restamp(this.#fresh);
    this.#fresh.clear();
  }

  /**
   * Puts one more object into it.
   *
   * @returns the object as a reader gets it
   */
  async add(object: KubernetesObject): Promise<KubernetesObject> {
    const { namespace, name } = object.metadata;
    if (namespace !== undefined) await this.addNamespace(namespace);
    const key = keyOf(object);
    await this.#write(key, object);
    const { body } = await this.#admin.expect(
      'GET',
      `${await this.#pathOf(key)}/${name}`,
    );
    return body as unknown as KubernetesObject;
  }

  /** Makes a namespace, unless it is there. */
  async addNamespace(name: string): Promise<void> {
    if (this.#namespaces.has(name)) return;
    this.#namespaces.add(name);
    await this.#admin.expect(
      'POST',
      '/api/v1/namespaces',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
      [201, 409],
    );
  }

  /** @returns the objects as this cluster holds them */
  asHeld(objects: readonly KubernetesObject[]): KubernetesObject[] {
    return objects.map(object => ({
      ...object,
      metadata: {
        ...object.metadata,
        ...this.#stamps.get(keyOf(object)),
        ...(this.restamp && stampOf(object)),
      },
    }));
  }

  async #write(key: string, object: KubernetesObject): Promise<void> {
    const collection = await this.#pathOf(key);
    const path = `${collection}/${object.metadata.name}`;
    const fresh = !this.#there.has(key);
    const wanted = writable(object);
    let { body } = fresh
      ? await this.#admin.expect('POST', collection, wanted)
      : await this.#admin.expect('PUT', path, {
          ...wanted,
          metadata: {
            ...wanted.metadata,
            resourceVersion: await this.#versionOf(path),
          },
        });
    const { metadata } = body as unknown as KubernetesObject & {
      metadata: { resourceVersion: string };
    };
    // It is there, whatever becomes of its status.
    this.#there.set(key, '');
    if (object.status !== undefined) {
      ({ body } = await this.#admin.expect('PUT', `${path}/status`, {
        ...wanted,
        metadata: {
          ...wanted.metadata,
          resourceVersion: metadata.resourceVersion,
        },
      }));
    }
    this.#there.set(key, JSON.stringify(object));
    if (!fresh) return;
    this.#stamps.set(key, stampOf(body as unknown as KubernetesObject));
    this.#fresh.set(storedKeyOf(object), stampOf(object));
  }

  async #versionOf(path: string): Promise<string> {
    const { body } = await this.#admin.expect('GET', path);
    return (body.metadata as { resourceVersion: string }).resourceVersion;
  }

  async #remove(key: string): Promise<void> {
    const [, , , name] = key.split(' ');
    const path = `${await this.#pathOf(key)}/${name}`;
    // Finalizers are taken off: nobody is here to do what they wait for.
    const { body } = await this.#admin.expect('GET', path);
    const metadata = body.metadata as { finalizers?: string[] };
    if (metadata.finalizers?.length) {
      await this.#admin.expect('PUT', path, {
        ...body,
        metadata: { ...metadata, finalizers: [] },
      });
    }
    // A Job would wait for a controller to let go of its pods.
    await this.#admin.expect('DELETE', `${path}?propagationPolicy=Background`);
    this.#there.delete(key);
    this.#stamps.delete(key);
    await this.#admin.until(path, 404);
  }

  async #pathOf(key: string): Promise<string> {
    const [apiVersion, kind, namespace] = key.split(' ');
    const root = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    if (!this.#kinds.has(`${apiVersion} ${kind}`)) {
      // Kinds that are defined just now take their group away for a moment.
      await this.#admin.until(root, 200);
      const { body } = await this.#admin.expect('GET', root);
      for (const served of body.resources as ServedKind[]) {
        if (served.name.includes('/')) continue;
        this.#kinds.set(`${apiVersion} ${served.kind}`, {
          plural: served.name,
          namespaced: served.namespaced,
        });
      }
    }
    const known = this.#kinds.get(`${apiVersion} ${kind}`);
    if (!known) throw new Error(`The cluster has no ${kind} in ${apiVersion}.`);
    return known.namespaced
      ? `${root}/namespaces/${namespace}/${known.plural}`
      : `${root}/${known.plural}`;
  }
}
