import type { EntityBackups } from 'backstage-plugin-backups-common';
import { secondsBetween } from '../../text/secondsBetween';
import { sourcesText } from '../../text/sourcesText';
import { Age } from '../atoms/Age';
import { Instant } from '../atoms/Instant';

/** Differences below this many seconds are the time an answer takes. */
const JUDGED_NOW = 60;

/** Props of {@link CheckedLine}. */
export interface CheckedLineProps {
  backups: EntityBackups;
}

function Checked(props: CheckedLineProps) {
  const { clock, checkedAt } = props.backups;
  // A dump's clock stands at its own reading: the age would always be nothing.
  if (clock === 'dump') return null;
  if (!checkedAt) return <>Never checked completely · </>;
  return (
    <>
      Checked <Age since={checkedAt} suffix="ago" />
      {' · '}
    </>
  );
}

/** How old the answer is, and who answered. */
export function CheckedLine(props: CheckedLineProps) {
  const { backups } = props;
  // What was never read stands at no instant.
  const wasRead = backups.sources.every(({ readAt }) => readAt !== undefined);
  const isFrozen =
    wasRead && secondsBetween(backups.judgedAt, backups.now) >= JUDGED_NOW;
  return (
    <>
      <Checked backups={backups} />
      {sourcesText(backups.sources)}
      {isFrozen && (
        <>
          {' · judged as of '}
          <Instant at={backups.judgedAt} />
        </>
      )}
    </>
  );
}
