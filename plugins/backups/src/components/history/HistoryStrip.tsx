import { makeStyles, type Theme } from '@material-ui/core/styles';
import { formatDay } from '../../text/formatDay';
import { mutedText } from '../../theme/mutedText';
import { DayCell } from '../atoms/DayCell';
import { dayText } from './dayText';
import type { HistoryLane } from './historyLanes';
import { laneText } from './laneText';

const useStyles = makeStyles<Theme, { days: number }>(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'grid',
      gap: theme.spacing(0.75, 2),
      gridTemplateColumns: 'minmax(90px, max-content) minmax(0, 1fr)',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: '100%' },
    },
    title: {
      fontWeight: 700,
      maxWidth: 280,
      [theme.breakpoints.down('sm')]: { marginTop: theme.spacing(0.75) },
      overflowWrap: 'anywhere',
    },
    schedule: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 400,
    },
    cells: props => ({
      display: 'grid',
      gap: 3,
      gridTemplateColumns: `repeat(${props.days}, minmax(0, 1fr))`,
    }),
    axis: props => ({
      color: mutedText(theme),
      display: 'grid',
      fontSize: theme.typography.pxToRem(13),
      gridColumn: '-2 / -1',
      gridTemplateColumns: `repeat(${props.days}, minmax(0, 1fr))`,
      whiteSpace: 'nowrap',
    }),
    lastDay: { justifySelf: 'end' },
  }),
  { name: 'BackupsHistoryStrip' },
);

/** Days between two dates below the strip. */
const AXIS_STEP = 10;

/** Too near to the last day for another date to fit beside it. */
const AXIS_MARGIN = 4;

/** Props of {@link HistoryStrip}. */
export interface HistoryStripProps {
  /** At least one. */
  lanes: HistoryLane[];
}

/** A lane per plan, a cell per day, oldest on the left. */
export function HistoryStrip(props: HistoryStripProps) {
  const { lanes } = props;
  const longest = lanes.reduce((one, other) =>
    other.days.length > one.days.length ? other : one,
  );
  const days = longest.days.length;
  const classes = useStyles({ days });
  return (
    <div className={classes.root}>
      {lanes.map(lane => [
        <div key={`${lane.planId} title`} className={classes.title}>
          {lane.title} <span className={classes.schedule}>{lane.schedule}</span>
        </div>,
        <div
          key={`${lane.planId} days`}
          className={classes.cells}
          role="img"
          aria-label={laneText(lane)}
        >
          {lane.days.map(day => (
            <DayCell
              key={day.day}
              result={day.result}
              title={`${formatDay(day.day)}: ${dayText(day)}`}
            />
          ))}
        </div>,
      ])}
      <div className={classes.axis} aria-hidden>
        {longest.days.map((day, index) => {
          if (index === days - 1) {
            return (
              <span key={day.day} className={classes.lastDay}>
                {formatDay(day.day)}
              </span>
            );
          }
          const isShown = index % AXIS_STEP === 0 && index < days - AXIS_MARGIN;
          return <span key={day.day}>{isShown && formatDay(day.day)}</span>;
        })}
      </div>
    </div>
  );
}
