import type { TimelinePoint, TimelineLane } from './timelineLanes';
import { formatInstant } from '../../text/formatInstant';
import { countText } from '../../text/countText';

const SPOILED_WORDS = {
  incomplete: 'incomplete',
  shrunk: 'much smaller than before',
};

/** What a dot is, in words. */
export function pointText(point: TimelinePoint, now: string): string {
  const notes = [
    point.spoiled ? SPOILED_WORDS[point.spoiled] : [],
    point.reported ? 'reported, not listed' : [],
  ].flat();
  return [formatInstant(point.at, now), ...notes].join(', ');
}

/** Which moments a log brings back, in words; none without a log. */
export function windowText({ window }: TimelineLane, now: string): string[] {
  if (!window) return [];
  const { earliest, latest, oldestPoint } = window;
  return [
    earliest && latest
      ? `any moment from ${formatInstant(earliest.at, now)} to ${formatInstant(
          latest.at,
          now,
        )}`
      : [],
    oldestPoint
      ? `single backups from ${formatInstant(oldestPoint.at, now)}`
      : [],
  ].flat();
}

/** What a lane shows, in words. */
export function laneWords(lane: TimelineLane, now: string): string {
  const { points, total } = lane;
  const words = windowText(lane, now);
  if (total !== undefined) words.push(countText(total, 'restore point'));
  if (points.length > 0) {
    words.push(`newest ${pointText(points[0], now)}`);
    if (points.length > 1) {
      words.push(`oldest ${pointText(points[points.length - 1], now)}`);
    }
  }
  return words.length > 0 ? words.join('; ') : 'no restore point is known';
}
