import { makeStyles } from '@material-ui/core/styles';
import type { MomentView } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { Instant } from '../atoms/Instant';
import { ScrollArea } from '../layout/ScrollArea';
import type { WindowLane } from './windowLanes';

const useStyles = makeStyles(
  theme => ({
    table: { borderCollapse: 'collapse', width: '100%' },
    cell: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      minWidth: 150,
      padding: theme.spacing(0.75, 2, 0.75, 0),
      textAlign: 'left',
      verticalAlign: 'top',
    },
    because: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsWindowTable' },
);

function Moment(props: { moment: MomentView | undefined; absent: string }) {
  const { moment, absent } = props;
  const classes = useStyles();
  if (!moment) return <>{absent}</>;
  return (
    <>
      <Instant at={moment.at} /> ({moment.known})
      <div className={classes.because}>{moment.because}</div>
    </>
  );
}

/** Props of {@link WindowTable}. */
export interface WindowTableProps {
  lanes: WindowLane[];
}

/** The table twin of the bars, with how each end is known. */
export function WindowTable(props: WindowTableProps) {
  const classes = useStyles();
  return (
    <ScrollArea label="Recovery windows">
      <table className={classes.table}>
        <thead>
          <tr>
            {['Copy', 'Oldest backup', 'Any moment from', 'To'].map(head => (
              <th key={head} scope="col" className={classes.cell}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.lanes.map(({ plan, title, window }) => (
            <tr key={plan.id}>
              <th scope="row" className={classes.cell}>
                {title}
              </th>
              <td className={classes.cell}>
                <Moment
                  moment={window.oldestPoint ?? window.earliest}
                  absent="not known"
                />
              </td>
              <td className={classes.cell}>
                <Moment moment={window.earliest} absent="not known" />
              </td>
              <td className={classes.cell}>
                <Moment moment={window.latest} absent="not known" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
