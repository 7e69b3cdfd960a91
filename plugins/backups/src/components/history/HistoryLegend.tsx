import { makeStyles } from '@material-ui/core/styles';
import type { DayView } from 'backstage-plugin-backups-common';
import { dayLooks } from '../../theme/dayLooks';
import { mutedText } from '../../theme/mutedText';
import { DayCell } from '../atoms/DayCell';
import type { HistoryLane } from './historyLanes';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: mutedText(theme),
      display: 'flex',
      flexWrap: 'wrap',
      fontSize: theme.typography.pxToRem(13),
      gap: theme.spacing(0.75, 2),
      listStyle: 'none',
      margin: theme.spacing(1.5, 0, 0),
      padding: 0,
    },
    entry: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.75) },
    cell: { width: 26 },
  }),
  { name: 'BackupsHistoryLegend' },
);

/** Props of {@link HistoryLegend}. */
export interface HistoryLegendProps {
  lanes: HistoryLane[];
}

/** What the cells mean: only those that occur. */
export function HistoryLegend(props: HistoryLegendProps) {
  const classes = useStyles();
  const seen = new Set(
    props.lanes.flatMap(lane => lane.days).map(day => day.result),
  );
  const results = (Object.keys(dayLooks) as DayView['result'][]).filter(
    result => seen.has(result),
  );
  return (
    <ul className={classes.root} aria-label="Meaning of the cells">
      {results.map(result => (
        <li key={result} className={classes.entry}>
          <span className={classes.cell}>
            <DayCell result={result} />
          </span>
          {dayLooks[result].label}
        </li>
      ))}
    </ul>
  );
}
