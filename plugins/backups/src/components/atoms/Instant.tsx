import { useServerNow } from '../../hooks/useServerNow';
import { formatInstant } from '../../text/formatInstant';
import { Time } from './Time';

/** Props of {@link Instant}. */
export interface InstantProps {
  /** ISO 8601. */
  at: string;
}

/** An absolute time in the viewer's zone, with UTC on hover. */
export function Instant(props: InstantProps) {
  const now = useServerNow();
  return <Time at={props.at}>{formatInstant(props.at, now)}</Time>;
}
