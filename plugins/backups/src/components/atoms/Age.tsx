import { useServerNow } from '../../hooks/useServerNow';
import { formatAge } from '../../text/formatAge';
import { secondsBetween } from '../../text/secondsBetween';
import { Time } from './Time';

/** Props of {@link Age}. */
export interface AgeProps {
  /** ISO 8601. */
  since: string;
  /** Written after the length of time, for instance `ago` or `old`. */
  suffix?: string;
}

/**
 * How long ago something was, by the server's clock. Hovering shows the
 * absolute time in the viewer's zone and in UTC.
 */
export function Age(props: AgeProps) {
  const now = useServerNow();
  const age = formatAge(Math.max(0, secondsBetween(props.since, now)));
  return (
    <Time at={props.since}>
      {props.suffix ? `${age} ${props.suffix}` : age}
    </Time>
  );
}
