import type { Fact, KubernetesObject } from 'backstage-plugin-backups-node';
import type { ClusterContext, Lookup } from './ClusterContext';
import { sameValue } from './sameValue';

type Table =
  | 'claims'
  | 'claimsByPopulator'
  | 'externalSecrets'
  | 'writtenAt'
  | 'injected';

/** What was looked up for an object, and what was found. */
interface Answer {
  table: Table;
  key: string;
  found: unknown;
}

interface Recollection {
  /** What the facts were made from. */
  object: KubernetesObject;
  /** Whether the claims had been read. */
  claimsRead: boolean;
  answers: Answer[];
  facts: Fact[];
}

function watched<T>(
  table: Table,
  lookup: Lookup<T>,
  answers: Answer[],
): Lookup<T> {
  const get = (key: string) => {
    const found = lookup.get(key);
    const known = answers.some(
      answer => answer.table === table && answer.key === key,
    );
    if (!known) answers.push({ table, key, found });
    return found;
  };
  return { get, has: key => get(key) !== undefined };
}

function watchedContext(
  context: ClusterContext,
  answers: Answer[],
): ClusterContext {
  const { claims, claimsByPopulator, externalSecrets, injected, writtenAt } =
    context;
  return {
    ...context,
    claims: claims && watched('claims', claims, answers),
    claimsByPopulator: watched('claimsByPopulator', claimsByPopulator, answers),
    externalSecrets: watched('externalSecrets', externalSecrets, answers),
    writtenAt: watched('writtenAt', writtenAt, answers),
    injected: watched('injected', injected, answers),
  };
}

function stillHolds(
  { claimsRead, answers }: Recollection,
  context: ClusterContext,
): boolean {
  return (
    claimsRead === (context.claims !== undefined) &&
    answers.every(({ table, key, found }) =>
      sameValue(context[table]?.get(key), found),
    )
  );
}

/**
 * The facts of one cluster's last reading, with what each was made from. Between
 * two readings hardly anything changes: what did not is not made again, and the
 * same facts are the same objects.
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
   * @returns what an object that facts are looked up in was understood as; the
   * same value as long as a reader gives the same object
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
   * @param observe - pure: depends on the object and on what it looks up, and
   * otherwise on nothing that changes from one reading to the next
   */
  factsOf(
    kind: string,
    object: KubernetesObject,
    context: ClusterContext,
    observe: (object: KubernetesObject, context: ClusterContext) => Fact[],
  ): readonly Fact[] {
    const { namespace, name } = object.metadata;
    const key = `${kind} ${namespace ?? ''}/${name}`;
    let known = this.#before.get(key);
    if (
      !known ||
      !sameValue(known.object, object) ||
      !stillHolds(known, context)
    ) {
      const answers: Answer[] = [];
      const facts = observe(object, watchedContext(context, answers));
      const claimsRead = context.claims !== undefined;
      known = { object, claimsRead, answers, facts };
    }
    this.#now.set(key, known);
    return known.facts;
  }
}
