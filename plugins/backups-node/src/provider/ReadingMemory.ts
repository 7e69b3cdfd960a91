import type { KubernetesObject } from '../read/KubernetesObject';

/**
 * What a provider made from the objects of one Kubernetes cluster at its last
 * reading. A reader gives an object that did not change as the same object again:
 * what was made of it is not made anew, and the same facts are the same objects.
 *
 * @typeParam Made - with what it was made from
 *
 * @public
 */
export class ReadingMemory<Made> {
  #before = new Map<string, Made>();
  #now = new Map<string, Made>();
  readonly #understood = new WeakMap<KubernetesObject, { value: unknown }>();

  /** A new reading begins; what it does not ask for is forgotten. */
  beginReading(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /**
   * @param compute - pure, of this object alone, and always the same for one object
   * @returns what an object was understood as; the same value as long as a reader
   * gives the same object
   */
  understood<T>(object: KubernetesObject, compute: () => T): T {
    let known = this.#understood.get(object);
    if (!known) {
      known = { value: compute() };
      this.#understood.set(object, known);
    }
    return known.value as T;
  }

  /**
   * @param key - of what is made, unique in the cluster
   * @param stillHolds - whether what was made is still right
   * @param make - pure
   */
  recall(
    key: string,
    stillHolds: (made: Made) => boolean,
    make: () => Made,
  ): Made {
    const before = this.#before.get(key);
    const made = before !== undefined && stillHolds(before) ? before : make();
    this.#now.set(key, made);
    return made;
  }
}
