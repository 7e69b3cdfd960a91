import { ListingFact, RepositoryFact } from 'backstage-plugin-backups-node';
import { Estate } from '../join/Estate';
import { SourcedFact } from '../join/SourcedFact';
import { repositoryNames } from '../join/repositoryNames';
import { JudgedFinding } from '../judge/findings/JudgedFinding';
import { judgeMaintenance } from '../judge/judgeMaintenance';
import { JudgedPlan } from '../judge/JudgedPlan';
import { listingIdOf } from './listingIdOf';
import { RepositoryDocument } from './RepositoryDocument';

/** How many orphaned identities are listed. */
const MOST_ORPHANS = 200;

interface Place {
  names: Set<string>;
  writers: JudgedPlan[];
  mirrors: JudgedPlan[];
}

function writersByName(plans: readonly JudgedPlan[]) {
  const writers = new Map<string, JudgedPlan[]>();
  for (const plan of plans) {
    if (plan.thresholds.fixed === 'gone') continue;
    for (const name of repositoryNames(plan.joined.fact)) {
      const known = writers.get(name);
      if (known) known.push(plan);
      else writers.set(name, [plan]);
    }
  }
  return writers;
}

function isCounted({ extent }: ListingFact): boolean {
  return extent !== 'newest-only';
}

/**
 * What several sources tell of one repository: each knows something else, and of
 * what more than one knows the newest is right.
 */
function describe(
  told: readonly SourcedFact<RepositoryFact>[],
): Partial<RepositoryFact> & { sourceId?: string } {
  const oldestFirst = [...told].sort(
    (a, b) => (a.fact.toldAt ?? 0) - (b.fact.toldAt ?? 0),
  );
  const all: Partial<RepositoryFact> = {};
  for (const { fact } of oldestFirst) {
    Object.assign(
      all,
      Object.fromEntries(
        Object.entries(fact).filter(([, value]) => value !== undefined),
      ),
    );
  }
  // Its size by day is kept under the source that measures it.
  const measured = oldestFirst.filter(
    ({ fact }) => fact.sizeBytes !== undefined,
  );
  return {
    ...all,
    sourceId: (measured.at(-1) ?? oldestFirst.at(-1))?.sourceId,
  };
}

/** What is listed under names that no plan writes: of apps that are gone. */
function orphansOf(
  listing: ListingFact | undefined,
  writers: readonly JudgedPlan[],
): RepositoryDocument['orphans'] {
  // Where nothing writes that we know of, everything would be an orphan.
  if (!listing || writers.length === 0) return [];
  const written = new Set(
    writers.map(({ joined }) => joined.fact.writes?.identity),
  );
  return listing.identities
    .filter(({ identity, points }) => points > 0 && !written.has(identity))
    .map(({ identity, points, newest, newestGood }) => ({
      identity,
      points: isCounted(listing) ? points : undefined,
      newestAt: newest?.startedAt,
      sizeBytes: newestGood?.sizeBytes,
    }));
}

function orphanFinding(
  repository: string,
  orphans: RepositoryDocument['orphans'],
): JudgedFinding[] {
  if (orphans.length === 0) return [];
  return [
    {
      code: 'orphaned-points',
      severity: 'advice',
      names: orphans.length,
      causeKey: `orphaned-points/${repository}`,
      evidence: [{ object: `Listing of ${repository}`, field: 'identities' }],
    },
  ];
}

/**
 * Puts together what is known of each repository: of those that are reported or
 * mirrored. What they say about single plans stands with the plans.
 */
export function repositoryDocuments(
  estate: Estate,
  plans: readonly JudgedPlan[],
): RepositoryDocument[] {
  const mirrored = plans.some(plan => plan.joined.fact.mirrorOf !== undefined);
  if (
    estate.repositories.length === 0 &&
    estate.listings.length === 0 &&
    !mirrored
  ) {
    return [];
  }
  const writers = writersByName(plans);
  const places = new Map<string, Place>();
  const placeOf = (repository: string): Place => {
    const known = places.get(repository) ?? {
      names: new Set([repository]),
      writers: [],
      mirrors: [],
    };
    places.set(repository, known);
    return known;
  };
  const repositories = groupBy(
    estate.repositories,
    ({ fact }) => fact.repository,
  );
  const listings = groupBy(estate.listings, ({ fact }) => fact.repository);
  for (const repository of [...repositories.keys(), ...listings.keys()]) {
    const place = placeOf(repository);
    for (const { fact } of repositories.get(repository) ?? []) {
      for (const alias of fact.aliases) place.names.add(alias);
    }
  }
  for (const plan of plans) {
    const { mirrorOf } = plan.joined.fact;
    if (mirrorOf === undefined || plan.thresholds.fixed === 'gone') continue;
    const reported = [...places].find(([, { names }]) => names.has(mirrorOf));
    (reported?.[1] ?? placeOf(mirrorOf)).mirrors.push(plan);
  }

  return [...places].map(([repository, place]): RepositoryDocument => {
    const own = [
      ...new Set([...place.names].flatMap(name => writers.get(name) ?? [])),
    ].filter(plan => plan.joined.fact.mirrorOf === undefined);
    const described = describe(repositories.get(repository) ?? []);
    const known = [...(listings.get(repository) ?? [])].sort(
      (a, b) => b.fact.takenAt - a.fact.takenAt,
    );
    // What counts every point tells more than what is newer.
    const listing = known.find(({ fact }) => isCounted(fact)) ?? known.at(0);
    const orphans = orphansOf(listing?.fact, own);
    const upkeep = [...new Set(own.flatMap(plan => plan.joined.maintenance))];
    return {
      id: listingIdOf(repository),
      repository,
      method:
        described.method ??
        listing?.fact.method ??
        own[0]?.joined.fact.method ??
        'not known',
      destination: own[0]?.joined.fact.destination,
      sourceId: described.sourceId ?? listing?.sourceId,
      sizeBytes: described.sizeBytes,
      garbageBytes: described.garbageBytes,
      availableBytes: described.availableBytes,
      measuredAt: described.measuredAt,
      lockedSeconds: described.lockedSeconds,
      lockRenewal: described.lockRenewal,
      lockMode: described.lockMode,
      listedAt: listing?.fact.takenAt,
      identities: listing?.fact.identities.filter(({ points }) => points > 0)
        .length,
      points:
        listing && isCounted(listing.fact)
          ? listing.fact.identities.reduce(
              (sum, summary) => sum + summary.points,
              0,
            )
          : undefined,
      orphans: orphans.slice(0, MOST_ORPHANS),
      orphanCount: orphans.length,
      maintainedAt: upkeep
        .flatMap(({ lastSuccessAt }) => lastSuccessAt ?? [])
        .sort((a, b) => b - a)
        .at(0),
      maintenanceKnown: upkeep.length > 0,
      maintenanceSeen: upkeep.some(
        fact => fact.seenInRepositoryAt !== undefined,
      ),
      findings: [
        ...upkeep.flatMap(fact => judgeMaintenance(fact) ?? []),
        ...estate.findings.flatMap(({ fact }) =>
          fact.about.repository !== undefined &&
          place.names.has(fact.about.repository)
            ? fact.finding
            : [],
        ),
        ...orphanFinding(repository, orphans),
      ],
      mirrorIds: place.mirrors.map(plan => plan.id),
      planIds: own.map(plan => plan.id),
    };
  });
}

function groupBy<T>(
  values: readonly T[],
  keyOf: (value: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const known = groups.get(keyOf(value));
    if (known) known.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
