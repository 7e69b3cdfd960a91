import { DayView, PlanState } from 'backstage-plugin-backups-common';

type DayResult = DayView['result'];

/** The worst of a day wins. */
const RANK: Record<DayResult, number> = {
  'not-observed': 0,
  'none-due': 1,
  suspended: 2,
  made: 3,
  missed: 4,
  failed: 5,
};

/**
 * What a state says about the day it was seen on.
 *
 * @param state - as judged at the reading
 * @param succeeded - a success of that day was seen
 */
export function dayResult(state: PlanState, succeeded: boolean): DayResult {
  switch (state) {
    case 'failing':
    case 'hollow':
      return 'failed';
    case 'stuck':
    case 'overdue':
    case 'never-ran':
      return 'missed';
    case 'suspended':
    case 'gone':
      return 'suspended';
    case 'unreadable':
      return 'not-observed';
    case 'new':
    case 'unscheduled':
    case 'late':
    case 'healthy':
      return succeeded ? 'made' : 'none-due';
    default: {
      const unplaced: never = state;
      throw new Error(`State without a place: ${unplaced}`);
    }
  }
}

/** @returns the worse of two results of one day */
export function worseDayResult(a: DayResult, b: DayResult): DayResult {
  return RANK[a] >= RANK[b] ? a : b;
}
