import SyncProblemIcon from '@material-ui/icons/SyncProblem';
import { formatInstantInUtc } from '../../text/formatInstantInUtc';
import { Strip } from '../layout/Strip';

/** Props of {@link ReloadFailedNotice}. */
export interface ReloadFailedNoticeProps {
  error: Error;
  /** ISO 8601, the server's clock of the answer that is shown. */
  now: string;
}

/** Says that the page could not be renewed, so that its ages are not believed for ever. */
export function ReloadFailedNotice(props: ReloadFailedNoticeProps) {
  const { error, now } = props;
  return (
    <Strip
      live
      look={{ label: 'Old', tone: 'warn', Icon: SyncProblemIcon }}
      title={`This page could not be renewed. Every age counts to ${formatInstantInUtc(
        now,
      )}.`}
    >
      {error.message}
    </Strip>
  );
}
