import type {
  ClusterSnapshot,
  Fact,
  FindingFact,
} from 'backstage-plugin-backups-node';
import type { ClusterContext, ObserveOptions } from './ClusterContext';
import { claimFindings } from '../findings/claimFindings';
import { BACKUP_REPOSITORIES } from '../read/resources';
import { repositorySchema } from '../read/Repository';
import { contextOf, listed } from './contextOf';
import { malformedFinding } from './malformedFinding';
import { observeRepository } from './observeRepository';
import { observeRestores } from './observeRestores';
import {
  observeSchedule,
  observeUnscheduled,
  targetsOf,
} from './observeSchedules';

/** What could not be read of Backups, locations and uploads. */
function malformedFindings(context: ClusterContext): FindingFact[] {
  const read = [
    ...context.backups,
    ...context.locations.values(),
    ...context.uploads.all(),
  ];
  return read.flatMap(({ subject, problems }) =>
    problems.length > 0 ? [malformedFinding(subject, problems)] : [],
  );
}

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: ObserveOptions,
): Fact[] {
  const context = contextOf(snapshot, options);
  const targets = targetsOf(context);
  return [
    ...context.schedules.flatMap(schedule =>
      observeSchedule(schedule, targets, context),
    ),
    ...observeUnscheduled(targets, context),
    ...claimFindings(targets, context),
    ...listed(snapshot, BACKUP_REPOSITORIES, repositorySchema).flatMap(
      repository => observeRepository(repository, context.cluster),
    ),
    ...observeRestores(snapshot, context),
    ...malformedFindings(context),
  ];
}
