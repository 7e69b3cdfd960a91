import type { DayView } from 'backstage-plugin-backups-common';
import { countText } from '../../text/countText';
import { formatDay } from '../../text/formatDay';
import { dayLooks } from '../../theme/dayLooks';
import type { HistoryLane } from './historyLanes';

/** Results whose days are worth naming one by one. */
const NAMED = new Set<DayView['result']>(['failed', 'missed']);

/** A lane in words: `NAS: 29 days made, 1 day missed (11 Nov)`. */
export function laneText(lane: HistoryLane): string {
  const byResult = new Map<DayView['result'], DayView[]>();
  for (const day of lane.days) {
    byResult.set(day.result, [...(byResult.get(day.result) ?? []), day]);
  }
  const parts = [...byResult].map(([result, days]) => {
    const names = NAMED.has(result)
      ? ` (${days.map(({ day }) => formatDay(day)).join(', ')})`
      : '';
    return `${countText(days.length, 'day')} ${dayLooks[result].label}${names}`;
  });
  return `${lane.title}: ${parts.join(', ')}`;
}
