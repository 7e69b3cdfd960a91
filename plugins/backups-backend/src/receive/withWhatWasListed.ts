import { Fact, RepositoryFact } from 'backstage-plugin-backups-node';

function isTold([, value]: [string, unknown]): boolean {
  return value !== undefined;
}

/**
 * A repository that could not be listed this time is what it was: a failed
 * reading takes nothing back. Its last listing keeps its own time.
 *
 * @param facts - of a report that lists nothing
 * @param before - of the report before it
 */
export function withWhatWasListed(
  facts: readonly Fact[],
  before: readonly Fact[],
): Fact[] {
  const known = before.find(
    (fact): fact is RepositoryFact => fact.type === 'repository',
  );
  const told = facts.map(fact =>
    fact.type === 'repository'
      ? { ...known, ...Object.fromEntries(Object.entries(fact).filter(isTold)) }
      : fact,
  ) as Fact[];
  const isDescribed = told.some(({ type }) => type === 'repository');
  return [
    ...told,
    ...(known && !isDescribed ? [known] : []),
    ...before.filter(({ type }) => type === 'listing'),
  ];
}
