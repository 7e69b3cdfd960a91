import HistoryIcon from '@material-ui/icons/History';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { formatInstantInUtc } from '../../text/formatInstantInUtc';
import { Time } from '../atoms/Time';
import { Strip } from '../layout/Strip';

/** Props of {@link DumpClockNotice}. */
export interface DumpClockNoticeProps {
  backups: EntityBackups;
}

/** Says that the page shows a dump of manifests, not what is there now. */
export function DumpClockNotice(props: DumpClockNoticeProps) {
  const { now, clockNote } = props.backups;
  return (
    <Strip
      look={{ label: 'Dump', tone: 'info', Icon: HistoryIcon }}
      title={
        <>
          Judged as of <Time at={now}>{formatInstantInUtc(now)}</Time>, the time
          of the dump
        </>
      }
    >
      {clockNote}
    </Strip>
  );
}
