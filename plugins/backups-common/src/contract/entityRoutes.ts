import type { EntityBackups } from '../api/EntityBackups';
import type { PointPage } from '../api/PointView';
import type { RunPage } from '../api/RunView';
import { backupsReadPermission } from '../permissions';
import { asking } from './Route';

/**
 * Which page of what belongs to a plan is asked for.
 *
 * @public
 */
export interface PlanPageRequest {
  /** `component:default/radarr` */
  entityRef: string;
  planId: string;
  /** From the page before. */
  cursor?: string;
  /** At most 200; 20 by default. */
  limit?: number;
}

/** Routes about the backups of one entity. */
export const entityRoutes = {
  /**
   * Everything the Backups tab shows of an entity.
   *
   * @throws ResponseError 403 without `backups.read` on the entity, 404 for an unknown entity
   */
  getEntityBackups: asking<string, EntityBackups>()('entity', {
    path: '',
    summary: 'Everything the Backups tab shows of an entity.',
    permission: backupsReadPermission,
    answer: 'EntityBackups',
  }),
  /** Runs of a plan, newest first. */
  getPlanRuns: asking<PlanPageRequest, RunPage>()('entity', {
    path: '/plans/:planId/runs',
    summary: 'Runs of a plan, newest first.',
    permission: backupsReadPermission,
    answer: 'RunPage',
  }),
  /** What a plan can be restored from, newest first. */
  getPlanPoints: asking<PlanPageRequest, PointPage>()('entity', {
    path: '/plans/:planId/points',
    summary: 'What a plan can be restored from, newest first.',
    permission: backupsReadPermission,
    answer: 'PointPage',
  }),
};
