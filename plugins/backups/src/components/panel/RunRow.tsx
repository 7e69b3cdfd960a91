import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import type { RunView } from 'backstage-plugin-backups-common';
import type { Look } from '../../theme/Look';
import { mutedText } from '../../theme/mutedText';
import { DurationText } from '../atoms/DurationText';
import { Instant } from '../atoms/Instant';
import { ToneIcon } from '../atoms/ToneIcon';

const LOOKS: Record<RunView['outcome'], Look> = {
  succeeded: { label: 'made', tone: 'good', Icon: CheckCircleIcon },
  failed: { label: 'failed', tone: 'bad', Icon: CancelIcon },
};

const useStyles = makeStyles(
  theme => ({
    cell: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
      padding: theme.spacing(0.5, 1, 0.5, 0),
      verticalAlign: 'top',
    },
    time: { whiteSpace: 'nowrap' },
    quiet: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsRunRow' },
);

/** Props of {@link RunRow}. */
export interface RunRowProps {
  run: RunView;
  /** Its tool makes backups of several types, and the table has a column for them. */
  hasTypes?: boolean;
}

/** One attempt. */
export function RunRow(props: RunRowProps) {
  const { run } = props;
  const classes = useStyles();
  return (
    <tr>
      <td className={`${classes.cell} ${classes.time}`}>
        {run.startedAt ? (
          <Instant at={run.startedAt} />
        ) : (
          <span className={classes.quiet}>
            seen <Instant at={run.finishedAt ?? run.seenAt} />
          </span>
        )}
      </td>
      <td className={`${classes.cell} ${classes.time}`}>
        {run.durationSeconds === undefined ? (
          <span className={classes.quiet}>not known</span>
        ) : (
          <DurationText seconds={run.durationSeconds} />
        )}
      </td>
      {props.hasTypes && (
        <td className={classes.cell}>
          {run.makes ?? <span className={classes.quiet}>not known</span>}
        </td>
      )}
      <td className={classes.cell}>
        <ToneIcon look={LOOKS[run.outcome]} /> {LOOKS[run.outcome].label}
        {run.derived && (
          <div className={classes.quiet}>
            not watched: known from a record that was found later
          </div>
        )}
        {run.message && <div className={classes.quiet}>{run.message}</div>}
      </td>
    </tr>
  );
}
