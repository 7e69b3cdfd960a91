import type { Fact, KubernetesObject } from 'backstage-plugin-backups-node';

interface Recollection {
  /** What the facts were made from. */
  inputs: readonly unknown[];
  facts: Fact[];
}

function areSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return (
    before.length === now.length &&
    before.every((input, index) => input === now[index])
  );
}

/**
 * The facts of one Kubernetes cluster's last reading, with what each was made
 * from. A reader gives an object that did not change as the same object again:
 * what was made of it is not made anew, and the same facts are the same objects.
 */
export class Recollections {
  #before = new Map<string, Recollection>();
  #now = new Map<string, Recollection>();
  readonly #understood = new WeakMap<KubernetesObject, { value: unknown }>();

  /** A new reading begins; what it does not ask for is forgotten. */
  beginReading(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /**
   * @param compute - pure, of this object alone, and always the same for one object
   * @returns what an object was understood as
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
   * @param key - of the database cluster
   * @param inputs - everything its facts depend on: objects, and text
   * @param compute - pure
   */
  factsOf(
    key: string,
    inputs: readonly unknown[],
    compute: () => Fact[],
  ): Fact[] {
    let known = this.#before.get(key);
    if (!known || !areSame(known.inputs, inputs)) {
      known = { inputs, facts: compute() };
    }
    this.#now.set(key, known);
    return known.facts;
  }
}
