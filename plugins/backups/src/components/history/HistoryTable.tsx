import { makeStyles } from '@material-ui/core/styles';
import { dayLooks } from '../../theme/dayLooks';
import { ToneIcon } from '../atoms/ToneIcon';
import { formatDay } from '../../text/formatDay';
import { ScrollArea } from '../layout/ScrollArea';
import { dayText } from './dayText';
import type { HistoryLane } from './historyLanes';

const useStyles = makeStyles(
  theme => ({
    table: { borderCollapse: 'collapse', width: '100%' },
    cell: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0.5, 2, 0.5, 0),
      textAlign: 'left',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'BackupsHistoryTable' },
);

/** Props of {@link HistoryTable}. */
export interface HistoryTableProps {
  lanes: HistoryLane[];
}

/** The table twin of the strip: days down, newest first; plans across. */
export function HistoryTable(props: HistoryTableProps) {
  const { lanes } = props;
  const classes = useStyles();
  const days = [
    ...new Set(lanes.flatMap(lane => lane.days.map(({ day }) => day))),
  ].sort((one, other) => other.localeCompare(one));
  return (
    <ScrollArea label="History table" maxHeight={420}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.cell}>
              Day (UTC)
            </th>
            {lanes.map(lane => (
              <th key={lane.planId} scope="col" className={classes.cell}>
                {lane.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(day => (
            <tr key={day}>
              <th scope="row" className={classes.cell}>
                {formatDay(day)}
              </th>
              {lanes.map(lane => {
                const view = lane.days.find(other => other.day === day);
                return (
                  <td key={lane.planId} className={classes.cell}>
                    <ToneIcon look={dayLooks[view?.result ?? 'not-observed']} />{' '}
                    {view ? dayText(view) : dayLooks['not-observed'].label}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
