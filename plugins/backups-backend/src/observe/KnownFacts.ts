import { Fact } from 'backstage-plugin-backups-node';
import { sameDocument } from '../compare/sameDocument';
import { factKey } from './factKey';

/**
 * Recognises facts that say what is known already. A fact that did not change
 * is the same object in every cycle, whichever provider made it: everything
 * that was concluded from it may be kept by its identity.
 */
export class KnownFacts {
  /** What a provider's own object was found equal to. */
  readonly #equals = new WeakMap<Fact, Fact>();

  /**
   * @param facts - of one source, as its provider states them now
   * @param kept - of the same source, as they were known before
   * @returns the facts, those that did not change as the kept objects; the
   * very list `kept` where nothing changed
   */
  recognise(facts: readonly Fact[], kept: readonly Fact[]): readonly Fact[] {
    let keptByKey: ReadonlyMap<string, Fact> | undefined;
    const times = new Map<string, number>();
    const known = facts.map((fact, index) => {
      const neighbour = kept[index];
      if (neighbour && this.#isSame(fact, neighbour)) return neighbour;
      keptByKey ??= byKey(kept);
      const before = keptByKey.get(uniqueKey(fact, times));
      return before && this.#isSame(fact, before) ? before : fact;
    });
    return known.length === kept.length &&
      known.every((fact, index) => fact === kept[index])
      ? kept
      : known;
  }

  #isSame(fact: Fact, kept: Fact): boolean {
    if (fact === kept || this.#equals.get(fact) === kept) return true;
    if (fact.type !== kept.type || !sameDocument(kept, fact)) return false;
    this.#equals.set(fact, kept);
    return true;
  }
}

/** Two facts of a source may be about the same. */
function uniqueKey(fact: Fact, times: Map<string, number>): string {
  const key = factKey(fact);
  const time = (times.get(key) ?? 0) + 1;
  times.set(key, time);
  return time === 1 ? key : `${key}#${time}`;
}

function byKey(facts: readonly Fact[]): Map<string, Fact> {
  const times = new Map<string, number>();
  return new Map(facts.map(fact => [uniqueKey(fact, times), fact]));
}
