import { Grade, PlanState } from 'backstage-plugin-backups-common';
import { Proof } from './proof';

/**
 * The grade of evidence of a copy. A listing that is not current proves
 * nothing: a newer one may show something else.
 *
 * @param state - as judged; of an unread copy the last known one
 * @param isCurrent - the source of the listing is current
 */
export function gradeOf(
  state: PlanState,
  proof: Proof | undefined,
  isCurrent: boolean,
): Grade {
  if (state === 'hollow') return 'contradicted';
  return proof?.kind === 'seen' && isCurrent
    ? 'seen-in-repository'
    : 'operator-says';
}
