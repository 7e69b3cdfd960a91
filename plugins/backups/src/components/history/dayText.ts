import type { DayView } from 'backstage-plugin-backups-common';
import { dayLooks } from '../../theme/dayLooks';

/** What happened on a day: `22 made, 2 failed`, or why nothing did. */
export function dayText(day: DayView): string {
  const counts = [
    day.made > 0 ? `${day.made} made` : undefined,
    day.missed > 0 ? `${day.missed} missed` : undefined,
    day.failed > 0 ? `${day.failed} failed` : undefined,
  ].filter(count => count !== undefined);
  return counts.length > 0 ? counts.join(', ') : dayLooks[day.result].label;
}
