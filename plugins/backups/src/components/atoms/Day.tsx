import { DateTime } from 'luxon';
import { useServerNow } from '../../hooks/useServerNow';
import { Time } from './Time';

/** Props of {@link Day}. */
export interface DayProps {
  /** ISO 8601. */
  at: string;
}

/** The day of an instant in the viewer's zone, with all of it on hover: `21 Nov`, `31 Jul 2025`. */
export function Day(props: DayProps) {
  const now = DateTime.fromISO(useServerNow());
  const day = DateTime.fromISO(props.at);
  return (
    <Time at={props.at}>
      {day.toFormat(day.hasSame(now, 'year') ? 'd LLL' : 'd LLL yyyy')}
    </Time>
  );
}
