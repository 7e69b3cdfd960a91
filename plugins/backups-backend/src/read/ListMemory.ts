import { isRecord, KubernetesObject } from 'backstage-plugin-backups-node';

interface KnownObject {
  resourceVersion: string;
  object: KubernetesObject;
}

/**
 * The objects of one list as they were last read. An API server gives an object
 * another `resourceVersion` with every change (Kubernetes API concepts, resource
 * versions; they may only be compared for equality), so one that carries the
 * same again need not be made again, and whoever reads it may recognise it.
 */
export class ListMemory {
  #known: ReadonlyMap<string, KnownObject> = new Map();
  #next = new Map<string, KnownObject>();

  /** The list is read from its beginning. */
  begin(): void {
    this.#next = new Map();
  }

  /**
   * @param metadata - as the server gave it
   * @param read - makes the object when it is new, or not the same
   * @returns the very object of the last reading where nothing changed
   */
  recall(
    metadata: unknown,
    read: () => KubernetesObject | undefined,
  ): KubernetesObject | undefined {
    if (!isRecord(metadata)) return read();
    const { uid, resourceVersion } = metadata;
    if (typeof uid !== 'string' || typeof resourceVersion !== 'string') {
      return read();
    }
    const known = this.#known.get(uid);
    const object =
      known?.resourceVersion === resourceVersion ? known.object : read();
    if (object) this.#next.set(uid, { resourceVersion, object });
    return object;
  }

  /** The list was read to its end; what it no longer holds is forgotten. */
  settle(): void {
    this.#known = this.#next;
    this.#next = new Map();
  }
}
