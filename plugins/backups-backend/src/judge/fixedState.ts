import { PlanThresholds } from 'backstage-plugin-backups-common';
import { JoinedPlan } from '../join/Estate';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { isContradicted } from './isContradicted';

/** A controller error has to last this long, over at least two readings. */
const ERROR_PATIENCE = 600;

function errorLasts(
  plan: JoinedPlan,
  memory: PlanMemory,
  readAt: number,
): boolean {
  const { controllerError } = plan.fact;
  if (!controllerError || memory.errorSince === undefined) return false;
  const lasted = readAt - memory.errorSince >= ERROR_PATIENCE;
  // The controller's own stamp is as good as a second reading of ours.
  return (
    lasted && (memory.errorReadings >= 2 || controllerError.since !== undefined)
  );
}

/** @returns the state that no clock moves; `undefined`: the thresholds decide */
export function fixedState(
  plan: JoinedPlan,
  memory: PlanMemory,
  readAt: number,
  proof: Proof | undefined,
): PlanThresholds['fixed'] {
  if (memory.goneAt !== undefined || plan.fact.former) return 'gone';
  if (plan.fact.suspended) return 'suspended';
  const { lastAttemptFailed, hides } = plan.fact;
  const stillFailing = hides?.lastAttempt && memory.failingSince !== undefined;
  if (lastAttemptFailed || stillFailing || errorLasts(plan, memory, readAt)) {
    return 'failing';
  }
  if (isContradicted(plan, proof)) return 'hollow';
  return undefined;
}
