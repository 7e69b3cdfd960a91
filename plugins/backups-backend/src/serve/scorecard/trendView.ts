import { TrendDay } from 'backstage-plugin-backups-common';
import { DayCount } from '../../keep/scorecard/countDays';
import { coverageView } from './coverageView';

/**
 * @param days - that are asked for, oldest first
 * @returns the counts of each of them; a day without any was not watched
 */
export function trendView(
  counts: readonly DayCount[],
  days: readonly string[],
): TrendDay[] {
  return days.flatMap(day => {
    const own = counts.filter(count => count.day === day);
    if (own.length === 0) return [];
    const { atRisk, cannotTell, needsAttention, ...rest } = coverageView(
      own.map(count => ({ ...count, unprotected: 0 })),
    );
    return [
      { day, atRisk, cannotTell, needsAttention, protected: rest.protected },
    ];
  });
}
