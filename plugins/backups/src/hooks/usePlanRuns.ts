import type { RunView } from 'backstage-plugin-backups-common';
import type { PlanPagesReading, ReadPlanPage } from './usePlanPages';
import { usePlanPages } from './usePlanPages';

const readRuns: ReadPlanPage<RunView> = async (api, request, options) => {
  const { runs, nextCursor } = await api.getPlanRuns(request, options);
  return { rows: runs, nextCursor };
};

/**
 * Reads the runs of a plan page by page.
 *
 * @param entityRef - reference of the entity the plan belongs to
 * @param planId - id of the plan
 */
export function usePlanRuns(
  entityRef: string,
  planId: string,
): PlanPagesReading<RunView> {
  return usePlanPages(entityRef, planId, readRuns);
}
