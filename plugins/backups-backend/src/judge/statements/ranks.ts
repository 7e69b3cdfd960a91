import { PlanState, Severity } from 'backstage-plugin-backups-common';
import { Said } from './Statement';

/** Worst first; `undefined`: nothing is wrong. */
const OF_STATE: Record<PlanState, number | undefined> = {
  failing: 20,
  hollow: 21,
  stuck: 22,
  overdue: 23,
  'never-ran': 24,
  gone: 25,
  suspended: 30,
  unscheduled: 40,
  unreadable: 45,
  new: undefined,
  late: undefined,
  healthy: undefined,
};

const OF_SEVERITY: Record<Severity, number> = {
  'breaks-restore': 10,
  erodes: 35,
  advice: 60,
};

/** Statements of smaller rank need an owner; the others are shown with what they are about. */
const FIRST_REMARK = 40;

/** A copy that is not expected any more. */
const REMARK_ON_OLD_COPY = 50;

/**
 * @param options - `isMissed`: it was a copy until lately, and nothing took its place
 * @returns the rank of a plan's state; `undefined`: there is nothing to state
 */
export function rankOfState(
  state: PlanState,
  options: { isMissed: boolean } = { isMissed: true },
): number | undefined {
  return options.isMissed ? OF_STATE[state] : REMARK_ON_OLD_COPY;
}

/** @returns the rank of what is not about a plan's state */
export function rankOf(said: Exclude<Said, { code: 'state' }>): number {
  switch (said.code) {
    case 'unprotected':
      return 0;
    case 'past-rpo':
      return 1;
    case 'finding':
      return OF_SEVERITY[said.severity];
    case 'missing-copy':
      return 26;
    case 'mount-not-understood':
    case 'unlinked-database':
      return 27;
    case 'unknown':
    case 'conflict':
      return 28;
    default: {
      const unplaced: never = said;
      throw new Error(`Statement without a rank: ${JSON.stringify(unplaced)}`);
    }
  }
}

/** @returns whether an owner has to do something about it */
export function needsOwner({ rank }: { rank: number }): boolean {
  return rank < FIRST_REMARK;
}
