import type { DrillReport } from './DrillView';

/**
 * A drill as a job reports it, which knows names and no keys.
 *
 * @public
 */
export interface ReportedDrill extends Omit<DrillReport, 'itemKey' | 'planId'> {
  /** Whose data came back: `component:default/radarr`. */
  entityRef: string;
  /** What was restored, by its name or its key: `radarr`. */
  item: string;
  /**
   * What it was restored from: the object that makes the copy as the portal
   * names it (`ReplicationSource downloads/radarr`), its destination, or the
   * plan's id. Absent: the item has one copy only.
   */
  copy?: string;
}
