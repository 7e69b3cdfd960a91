import type { Fact, KubernetesObject } from 'backstage-plugin-backups-node';
import { ReadingMemory } from 'backstage-plugin-backups-node';
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
 * The facts of each object, with what was looked up for them. Between two readings
 * hardly anything changes: what did not is not made again.
 */
export class Recollections extends ReadingMemory<Recollection> {
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
    return this.recall(
      `${kind} ${namespace ?? ''}/${name}`,
      made => sameValue(made.object, object) && stillHolds(made, context),
      () => {
        const answers: Answer[] = [];
        const facts = observe(object, watchedContext(context, answers));
        const claimsRead = context.claims !== undefined;
        return { object, claimsRead, answers, facts };
      },
    ).facts;
  }
}
