import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import type { PointView } from 'backstage-plugin-backups-common';
import type { Look } from '../../theme/Look';
import { mutedText } from '../../theme/mutedText';
import { changeText } from '../../text/changeText';
import { countText } from '../../text/countText';
import { formatSize } from '../../text/formatSize';
import { Instant } from '../atoms/Instant';
import { ToneIcon } from '../atoms/ToneIcon';

const GOOD: Look = { label: 'good', tone: 'good', Icon: CheckCircleIcon };
const BAD: Look = { label: 'not good', tone: 'bad', Icon: CancelIcon };

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
  { name: 'BackupsPointRow' },
);

/** What is wrong with a point; nothing where it is good. */
function faultOf(point: PointView): string | undefined {
  if (point.incomplete) return `incomplete: ${point.incomplete}`;
  if (point.failedFiles > 0) {
    return `${countText(point.failedFiles, 'file')} could not be read`;
  }
  return undefined;
}

function keptText(point: PointView): string {
  const pins = point.pins.map(pin => `pinned: ${pin}`);
  const reasons = [...pins, ...point.keptBecause];
  if (reasons.length > 0) return reasons.join(', ');
  return point.incomplete ? 'kept to go on from' : 'nothing: it goes next';
}

/** Props of {@link PointRow}. */
export interface PointRowProps {
  point: PointView;
}

/** One restore point. */
export function PointRow(props: PointRowProps) {
  const { point } = props;
  const classes = useStyles();
  const look = point.good ? GOOD : BAD;
  const fault = faultOf(point);
  const change = changeText(point.changeBytes, point.unchanged);
  return (
    <tr>
      <td className={`${classes.cell} ${classes.time}`}>
        <Instant at={point.dataTime} />
        <div className={classes.quiet}>{point.id.slice(0, 12)}</div>
      </td>
      <td className={`${classes.cell} ${classes.time}`}>
        {point.sizeBytes === undefined ? '' : formatSize(point.sizeBytes)}
        {change && <div className={classes.quiet}>{change}</div>}
        {point.files !== undefined && (
          <div className={classes.quiet}>{countText(point.files, 'file')}</div>
        )}
      </td>
      <td className={classes.cell}>
        <span className={classes.time}>
          <ToneIcon look={look} /> {look.label}
          {point.kind && `, ${point.kind}`}
        </span>
        {fault && <div className={classes.quiet}>{fault}</div>}
        {(point.ignoredErrors ?? 0) > 0 && (
          <div className={classes.quiet}>
            {countText(point.ignoredErrors ?? 0, 'error')} ignored on purpose
          </div>
        )}
      </td>
      <td className={`${classes.cell} ${classes.quiet}`}>{keptText(point)}</td>
    </tr>
  );
}
