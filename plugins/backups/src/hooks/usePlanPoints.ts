import type { PointView } from 'backstage-plugin-backups-common';
import type { PlanPagesReading, ReadPlanPage } from './usePlanPages';
import { usePlanPages } from './usePlanPages';

const readPoints: ReadPlanPage<PointView> = async (api, request, options) => {
  const { points, nextCursor } = await api.getPlanPoints(request, options);
  return { rows: points, nextCursor };
};

/**
 * Reads the restore points of a plan page by page.
 *
 * @param entityRef - reference of the entity the plan belongs to
 * @param planId - id of the plan
 */
export function usePlanPoints(
  entityRef: string,
  planId: string,
): PlanPagesReading<PointView> {
  return usePlanPages(entityRef, planId, readPoints);
}
