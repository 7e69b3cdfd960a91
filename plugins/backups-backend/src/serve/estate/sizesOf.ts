import {
  DestinationView,
  dayOf,
  instantToIso,
} from 'backstage-plugin-backups-common';
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
/** What a week says of later than in ten years is nothing. */
const LONGEST = 3653 * DAY;

/** What was measured of a destination. */
export type MeasuredSizes = Pick<
  DestinationView,
  'storedBytes' | 'growthBytesPerDay' | 'measuredPlans' | 'fullAt'
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
    known.flatMap(({ sourceId, sizeBytes, availableBytes, planIds }) =>
      sizeBytes === undefined || sourceId === undefined || !repositories
        ? []
        : repositories
            .getRepositoryDays(listingIdOf(sourceId), since)
            .then(days => ({
              sizeBytes,
              availableBytes,
              planIds,
              growth: growthOf(days),
            })),
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
    const growth = growths.length === there.length ? sum(growths) : undefined;
    sizes.set(key, {
      storedBytes: sum(there.map(({ sizeBytes }) => sizeBytes)),
      measuredPlans: new Set(
        there.flatMap(repository =>
          repository.planIds.filter(id => own.has(id)),
        ),
      ).size,
      growthBytesPerDay: growth === undefined ? undefined : Math.round(growth),
      fullAt: fullAt(
        there.map(({ availableBytes }) => availableBytes),
        growth,
        now,
      ),
    });
  }
  return sizes;
}

/**
 * @param rooms - that each repository of a place tells of: those on one disk all
 * tell of the same, so that the smallest is what they have together
 * @param growth - bytes a day
 * @returns when the first of them has no room left; nothing where one does not tell
 */
function fullAt(
  rooms: readonly (number | undefined)[],
  growth: number | undefined,
  now: number,
): string | undefined {
  const told = rooms.flatMap(room => room ?? []);
  if (told.length < rooms.length || growth === undefined || growth <= 0) {
    return undefined;
  }
  const seconds = (Math.min(...told) / growth) * DAY;
  return seconds > LONGEST ? undefined : instantToIso(now + seconds);
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
