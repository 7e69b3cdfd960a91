import type { Fact } from 'backstage-plugin-backups-node';
import { ReadingMemory } from 'backstage-plugin-backups-node';

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

/** The facts of each database cluster, with the objects and text they were made from. */
export class Recollections extends ReadingMemory<Recollection> {
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
    return this.recall(
      key,
      made => areSame(made.inputs, inputs),
      () => ({ inputs, facts: compute() }),
    ).facts;
  }
}
