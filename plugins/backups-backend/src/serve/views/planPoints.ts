import { PlanPointView, isoToInstant } from 'backstage-plugin-backups-common';
import { StoredPoint } from '../../keep/pointRows';
import { pointViews } from '../restore/choosePoints';
import { listedPoints } from '../restore/restorePath';

/** More are no picture. */
export const MOST_SHOWN = 120;

/** Steps of age for which one point stands, so that old ones are not lost among new ones. */
const AGE_STEPS = 48;

/** Younger ones are alike. Seconds. */
const YOUNGEST = 15 * 60;

/**
 * Of many points those that stand for the others of their age: the newest good
 * one and the newest that is spoiled.
 */
function thinned(
  points: readonly PlanPointView[],
  now: number,
): readonly PlanPointView[] {
  if (points.length <= MOST_SHOWN) return points;
  const ageOf = ({ at }: PlanPointView) =>
    Math.max(YOUNGEST, now - isoToInstant(at));
  const oldest = Math.max(...points.map(ageOf));
  const step = Math.log(oldest / YOUNGEST) / AGE_STEPS;
  const chosen = new Map<string, PlanPointView>();
  for (const point of points) {
    const age = Math.floor(Math.log(ageOf(point) / YOUNGEST) / step);
    const key = `${age} ${point.spoiled ?? 'good'}`;
    if (!chosen.has(key)) chosen.set(key, point);
  }
  const last = points[points.length - 1];
  return [...new Set([...chosen.values(), last])];
}

/**
 * @param points - newest first; absent: nobody lists them
 * @param now - epoch seconds
 * @returns what a picture of restore points shows, newest first
 */
export function planPoints(
  points: readonly StoredPoint[] | undefined,
  now: number,
): PlanPointView[] | undefined {
  if (!points) return undefined;
  const views = pointViews(listedPoints(points), Infinity, now).map(
    ({ dataTime, spoiled }): PlanPointView => ({
      at: dataTime,
      spoiled: spoiled === 'after-moment' ? undefined : spoiled,
    }),
  );
  return [...thinned(views, now)];
}
