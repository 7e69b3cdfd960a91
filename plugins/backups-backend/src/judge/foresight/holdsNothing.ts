import { PlanState } from 'backstage-plugin-backups-common';

/**
 * @returns whether a copy in this state holds nothing to go back to, whatever
 * was said of it
 */
export function holdsNothing(state: PlanState): boolean {
  return state === 'hollow' || state === 'never-ran' || state === 'new';
}
