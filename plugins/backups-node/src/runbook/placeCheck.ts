import type { RunbookCheck } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { PlanFact } from '../provider/facts/PlanFact';
import { utcText } from './utcText';

/**
 * Whether the place of a copy could be reached when it was last written to. What
 * never succeeded shows nothing of that.
 *
 * @public
 */
export function placeCheck(
  plan: Pick<
    PlanFact,
    'object' | 'lastAttemptFailed' | 'controllerError' | 'lastSuccess'
  >,
): Pick<RunbookCheck, 'standing' | 'detail'> {
  const { object, lastAttemptFailed, controllerError, lastSuccess } = plan;
  if (lastAttemptFailed || controllerError) {
    const message =
      controllerError?.message ??
      lastAttemptFailed?.message ??
      'no reason was given';
    return {
      standing: 'problem',
      detail: prose`${object.name} failed at its last attempt: ${message}. Choose another destination if there is one.`,
    };
  }
  return lastSuccess
    ? {
        standing: 'ok',
        detail: prose`${object.name} last copied to it at ${utcText(
          lastSuccess.finishedAt,
        )}.`,
      }
    : {
        standing: 'look',
        detail: prose`No success of ${object.name} is known.`,
      };
}
