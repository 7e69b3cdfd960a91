import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { BUILT_IN_RESOURCES } from '../discovery/builtInResources';
import { LoopbackResource, servedKey } from '../discovery/LoopbackResource';
import { resourceOf } from '../discovery/resourceOf';
import { withResourceVersion } from './withResourceVersion';

/** An object under the key that a list is ordered by. */
export interface IndexEntry {
  /** `namespace/name`, or the name of what has no namespace. */
  key: string;
  object: KubernetesObject;
}

interface Shelf {
  resource: LoopbackResource;
  entries: IndexEntry[];
}

function kindKey({ group, kind }: { group: string; kind: string }): string {
  return `${group}/${kind}`;
}

/** Namespaces are there as soon as something is in them. */
function impliedNamespaces(
  objects: readonly KubernetesObject[],
): KubernetesObject[] {
  const implied = new Set<string>();
  for (const { metadata } of objects) {
    if (metadata.namespace) implied.add(metadata.namespace);
  }
  for (const { kind, metadata } of objects) {
    if (kind === 'Namespace') implied.delete(metadata.name);
  }
  return [...implied].map(name => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }));
}

/** The objects of a cluster at one moment, by kind and in order. */
export class ObjectIndex {
  readonly #shelves = new Map<string, Shelf>();

  /**
   * @param objects - those that do not say their kind are left out
   * @param listed - kinds to serve besides those of the objects
   */
  constructor(
    objects: readonly KubernetesObject[],
    listed: readonly LoopbackResource[],
  ) {
    const byKind = new Map<string, Shelf>();
    const shelve = (resource: LoopbackResource): Shelf => {
      const shelf = { resource, entries: [] };
      byKind.set(kindKey(resource), shelf);
      this.#shelves.set(servedKey(resource), shelf);
      return shelf;
    };
    for (const resource of [...BUILT_IN_RESOURCES, ...listed]) {
      shelve({ ...resource, versions: [...resource.versions] });
    }
    for (const object of [...objects, ...impliedNamespaces(objects)]) {
      const resource = resourceOf(object);
      if (!resource) continue;
      const shelf = byKind.get(kindKey(resource)) ?? shelve(resource);
      const [version] = resource.versions;
      const { versions } = shelf.resource;
      if (!versions.includes(version)) versions.push(version);
      const { namespace, name } = object.metadata;
      const key = namespace ? `${namespace}/${name}` : name;
      shelf.entries.push({ key, object: withResourceVersion(object) });
    }
    for (const { entries } of this.#shelves.values()) {
      entries.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    }
  }

  /** @returns every kind that is served */
  resources(): LoopbackResource[] {
    return [...this.#shelves.values()].map(({ resource }) => resource);
  }

  /** @returns the objects of a kind in order; `undefined`: not served */
  find(target: {
    group: string;
    version: string;
    plural: string;
  }): Shelf | undefined {
    const shelf = this.#shelves.get(servedKey(target));
    return shelf?.resource.versions.includes(target.version)
      ? shelf
      : undefined;
  }
}
