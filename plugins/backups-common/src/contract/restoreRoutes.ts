import type { DrillReport, DrillView } from '../api/DrillView';
import type { RestoreOptions, RunbookAnswer } from '../api/RestoreOptions';
import type { RestorePack } from '../api/RestorePack';
import {
  backupsDrillCreatePermission,
  backupsRunbookReadPermission,
} from '../permissions';
import type { RestoreScenario, RestoreWay } from '../runbook/Runbook';
import { asking } from './Route';

/**
 * Which runbook is asked for.
 *
 * @public
 */
export interface RunbookQuery {
  entityRef: string;
  scenario: RestoreScenario;
  /** The copy to restore from; absent: the recommended one. */
  planId?: string;
  way?: RestoreWay;
  /** Nothing newer than this is to come back, ISO 8601. */
  moment?: string;
  /**
   * The moment is only when the page was opened, and nobody chose it: a
   * database comes back to the end of its log.
   */
  latest?: boolean;
  /** Ends names of what is made on the way; the same while one follows it. */
  tag?: string;
}

/** Routes about getting data back. */
export const restoreRoutes = {
  /** What can be restored, and from where. Needs `backups.runbook.read` on the entity. */
  getRestoreOptions: asking<
    { entityRef: string; moment?: string },
    RestoreOptions
  >()('entity', {
    path: '/restore',
    summary: 'What can be restored, and from where.',
    permission: backupsRunbookReadPermission,
    answer: 'RestoreOptions',
  }),
  /** How to restore, step by step. Needs `backups.runbook.read` on the entity. */
  getRunbook: asking<RunbookQuery, RunbookAnswer>()('entity', {
    path: '/runbook',
    summary: 'How to restore, step by step. Nothing is run.',
    permission: backupsRunbookReadPermission,
    answer: 'RunbookAnswer',
  }),
  /** Runbooks of every app that the caller may see, or of one system. */
  getRestorePack: asking<{ system?: string }, RestorePack>()('entities', {
    path: '/restore-pack',
    summary:
      'Runbooks of every app that may be seen, or of one system, as files to keep elsewhere.',
    permission: backupsRunbookReadPermission,
    answer: 'RestorePack',
    audit: { event: 'restore-pack', severity: 'medium' },
  }),
  /** Keeps that a restore was tried. Needs `backups.drill.create` on the entity. */
  recordDrill: asking<{ entityRef: string; drill: DrillReport }, DrillView>()(
    'entity',
    {
      method: 'post',
      path: '/drills',
      summary: 'Keeps that a restore was really tried.',
      permission: backupsDrillCreatePermission,
      answer: 'DrillView',
      body: { field: 'drill', text: 'A DrillReport.' },
      audit: { event: 'drill-create', severity: 'medium' },
    },
  ),
};
