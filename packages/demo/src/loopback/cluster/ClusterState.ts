import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { LoopbackResource } from '../discovery/LoopbackResource';
import { ObjectIndex } from './ObjectIndex';

/** The objects of a cluster at one resource version. */
export interface Revision {
  resourceVersion: number;
  index: ObjectIndex;
}

/** As an API server compacts its history, older versions are forgotten. */
const REMEMBERED = 64;

/**
 * A cluster whose objects are a function of time, and the versions that pages
 * of a list have yet to be read from.
 */
export class ClusterState {
  readonly #objects: () => KubernetesObject[];
  readonly #listed: readonly LoopbackResource[];
  readonly #remembered = new Map<number, Revision>();
  #newest?: Revision & { objects: KubernetesObject[] };

  /**
   * @param objects - called for each new list; the same array again means that
   * nothing changed
   * @param listed - kinds to serve besides those of the objects
   */
  constructor(
    objects: () => KubernetesObject[],
    listed: readonly LoopbackResource[],
  ) {
    this.#objects = objects;
    this.#listed = listed;
  }

  /** @returns what is there now */
  now(): Revision {
    const objects = this.#objects();
    if (this.#newest?.objects !== objects) {
      this.#newest = {
        objects,
        resourceVersion: (this.#newest?.resourceVersion ?? Date.now()) + 1,
        index: new ObjectIndex(objects, this.#listed),
      };
    }
    return this.#newest;
  }

  /** Keeps a version for the pages to come. */
  remember({ resourceVersion, index }: Revision): void {
    this.#remembered.delete(resourceVersion);
    this.#remembered.set(resourceVersion, { resourceVersion, index });
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= REMEMBERED) break;
      this.#remembered.delete(oldest);
    }
  }

  /** @returns a version that is still remembered */
  recall(resourceVersion: number): Revision | undefined {
    return this.#remembered.get(resourceVersion);
  }
}
