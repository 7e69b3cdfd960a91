import type { RestoreScenario } from './Runbook';

/**
 * What people say happened, to choose from and to tell one sheet from another.
 *
 * @public
 */
export const SCENARIO_LABELS: Record<RestoreScenario, string> = {
  'files-deleted': 'Some files are gone',
  'volume-lost': 'The volume is lost or damaged',
  'broken-since': 'The app is broken since a moment',
  'database-moment': 'Only the database, to a moment',
  'cluster-gone': 'The cluster is gone',
  look: 'I only want to look',
};
