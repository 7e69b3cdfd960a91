import { DestinationView, dayOf } from 'backstage-plugin-backups-common';
import { DestinationDocument } from '../../keep/estate/estateDocuments';
import { listingIdOf } from '../../keep/listingIdOf';
import { ReportStore } from '../../keep/ReportStore';

/** Where repositories are kept that were measured. */
export type MeasuredRepositories = Pick<
  ReportStore,
  'getRepositories' | 'getRepositoryDays'
>;

const DAY = 86_400;
const WEEK = 7 * DAY;

/** What was measured of a destination. */
export type MeasuredSizes = Pick<
  DestinationView,
  'storedBytes' | 'growthBytesPerDay' | 'measuredPlans'
>;

/**
 * Adds up what the repositories at each destination hold. What mirrors a
 * repository may hold more or less than it, so it is not measured by it.
 *
 * @param now - epoch seconds
 * @returns by key of the destination; those of which nothing is measured are absent
 */
export async function sizesOf(
  repositories: MeasuredRepositories | undefined,
  destinations: readonly DestinationDocument[],
  now: number,
): Promise<Map<string, MeasuredSizes>> {
  const known = (await repositories?.getRepositories()) ?? [];
  const since = dayOf(now - WEEK);
  const measured = await Promise.all(
    known.flatMap(({ sourceId, sizeBytes, planIds }) =>
      sizeBytes === undefined || sourceId === undefined || !repositories
        ? []
        : repositories
            .getRepositoryDays(listingIdOf(sourceId), since)
            .then(days => ({ sizeBytes, planIds, growth: growthOf(days) })),
    ),
  );
  const sizes = new Map<string, MeasuredSizes>();
  for (const { key, planIds } of destinations) {
    const own = new Set(planIds);
    const there = measured.filter(repository =>
      repository.planIds.some(id => own.has(id)),
    );
    if (there.length === 0) continue;
    const growths = there.flatMap(({ growth }) => growth ?? []);
    sizes.set(key, {
      storedBytes: sum(there.map(({ sizeBytes }) => sizeBytes)),
      measuredPlans: new Set(
        there.flatMap(repository =>
          repository.planIds.filter(id => own.has(id)),
        ),
      ).size,
      growthBytesPerDay:
        growths.length === there.length ? Math.round(sum(growths)) : undefined,
    });
  }
  return sizes;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Bytes a day; nothing where it was measured on one day only. */
function growthOf(
  days: readonly { day: string; sizeBytes: number }[],
): number | undefined {
  const first = days.at(0);
  const last = days.at(-1);
  if (!first || !last || first.day === last.day) return undefined;
  const apart = (Date.parse(last.day) - Date.parse(first.day)) / (DAY * 1000);
  return (last.sizeBytes - first.sizeBytes) / apart;
}
