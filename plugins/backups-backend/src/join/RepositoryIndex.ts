import {
  IdentityRetention,
  ListingFact,
  PlanFact,
  PointsSummary,
  RepositoryFact,
} from 'backstage-plugin-backups-node';
import { SourcedFact } from './SourcedFact';
import { repositoryNames } from './repositoryNames';

/** What one listing of a repository says of one identity. Instants are epoch seconds. */
export interface ListedIdentity {
  /** Who listed it. */
  sourceId: string;
  repository: string;
  identity: string;
  /** Whatever was there before is in it. */
  takenAt: number;
  extent: ListingFact['extent'];
  /** Absent: the listing has nothing under this identity. */
  summary?: PointsSummary;
}

/** What a repository says of what one identity writes. */
export interface RepositoryTestimony {
  listings: ListedIdentity[];
  /** What is really kept, by the repository's own policies; absent: not told. */
  kept?: IdentityRetention;
  /** Aliases of the repositories that these are about. */
  repositories: string[];
}

interface IndexedListing {
  fact: ListingFact;
  sourceId: string;
  byIdentity: ReadonlyMap<string, PointsSummary>;
}

/**
 * Finds what repositories say of a plan: by (repository, identity), and only of
 * the tool that wrote it. A repository is known by its aliases, which are the
 * places where it is; an id that its mirrors share is none.
 */
export class RepositoryIndex {
  readonly #repositories = new Map<string, RepositoryFact[]>();
  readonly #listings = new Map<string, IndexedListing[]>();
  readonly #kept = new WeakMap<
    RepositoryFact,
    ReadonlyMap<string, IdentityRetention>
  >();

  constructor(
    repositories: readonly SourcedFact<RepositoryFact>[],
    listings: readonly SourcedFact<ListingFact>[],
  ) {
    const names = new Map<string, Set<string>>();
    for (const { fact } of repositories) {
      for (const name of [fact.repository, ...fact.aliases]) {
        add(this.#repositories, name, fact);
        const known = names.get(fact.repository) ?? new Set();
        names.set(fact.repository, known.add(name));
      }
      if (fact.retentions) {
        this.#kept.set(
          fact,
          new Map(fact.retentions.map(entry => [entry.identity, entry])),
        );
      }
    }
    for (const { fact, sourceId } of listings) {
      const listing: IndexedListing = {
        fact,
        sourceId,
        byIdentity: new Map(
          fact.identities.map(summary => [summary.identity, summary]),
        ),
      };
      for (const name of names.get(fact.repository) ?? [fact.repository]) {
        add(this.#listings, name, listing);
      }
    }
  }

  /** @returns what is known of what a plan writes, if anything is */
  viewOf(plan: PlanFact): RepositoryTestimony | undefined {
    if (this.#listings.size === 0 && this.#repositories.size === 0) {
      return undefined;
    }
    const identity = plan.writes?.identity;
    if (identity === undefined) return undefined;
    const listings = new Set<IndexedListing>();
    const repositories = new Set<RepositoryFact>();
    for (const name of repositoryNames(plan)) {
      for (const listing of this.#listings.get(name) ?? []) {
        if (listing.fact.method === plan.method && tells(listing, identity)) {
          listings.add(listing);
        }
      }
      for (const repository of this.#repositories.get(name) ?? []) {
        if (repository.method === plan.method) repositories.add(repository);
      }
    }
    if (listings.size === 0 && repositories.size === 0) return undefined;
    return {
      listings: [...listings].map(({ fact, sourceId, byIdentity }) => ({
        sourceId,
        repository: fact.repository,
        identity,
        takenAt: fact.takenAt,
        extent: fact.extent,
        summary: byIdentity.get(identity),
      })),
      kept: [...repositories]
        .sort((a, b) => (b.toldAt ?? 0) - (a.toldAt ?? 0))
        .flatMap(fact => this.#kept.get(fact)?.get(identity) ?? [])
        .at(0),
      repositories: [
        ...new Set([
          ...[...listings].map(({ fact }) => fact.repository),
          ...[...repositories].map(fact => fact.repository),
        ]),
      ].sort(),
    };
  }
}

function tells({ fact, byIdentity }: IndexedListing, identity: string) {
  return !fact.onlyListedNames || byIdentity.has(identity);
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
