import { useServerNow } from '../../hooks/useServerNow';
import { formatAge } from '../../text/formatAge';
import { secondsBetween } from '../../text/secondsBetween';
import { Time } from './Time';

/** Props of {@link Until}. */
export interface UntilProps {
  /** ISO 8601. */
  at: string;
}

/** How long it is until an instant, by the server's clock: `in 13 min`. */
export function Until(props: UntilProps) {
  const now = useServerNow();
  const seconds = secondsBetween(now, props.at);
  return (
    <Time at={props.at}>
      {seconds <= 0 ? 'any moment now' : `in ${formatAge(seconds)}`}
    </Time>
  );
}
