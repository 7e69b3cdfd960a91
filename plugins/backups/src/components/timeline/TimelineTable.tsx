import type { MomentView } from 'backstage-plugin-backups-common';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '../parts/Link';
import { useServerNow } from '../../hooks/useServerNow';
import { mutedText } from '../../theme/mutedText';
import { Instant } from '../atoms/Instant';
import { PlainTable } from '../layout/PlainTable';
import { pointText } from './timelineWords';
import type { TimelineLane, TimelinePoint } from './timelineLanes';

const useStyles = makeStyles(
  theme => ({
    points: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    because: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsTimelineTable' },
);

function Moment(props: { moment: MomentView | undefined }) {
  const { moment } = props;
  const classes = useStyles();
  if (!moment) return <>not known</>;
  return (
    <>
      <Instant at={moment.at} /> ({moment.known})
      <div className={classes.because}>{moment.because}</div>
    </>
  );
}

/** Props of {@link TimelineTable}. */
export interface TimelineTableProps {
  lanes: readonly TimelineLane[];
  /** Where a point leads. */
  hrefOf: (lane: TimelineLane, point: TimelinePoint) => string;
}

/** The table twin of the picture of restore points, with how each end of a window is known. */
export function TimelineTable(props: TimelineTableProps) {
  const { lanes, hrefOf } = props;
  const classes = useStyles();
  const now = useServerNow();
  const hasWindows = lanes.some(
    ({ itemKind }) => itemKind === 'database-cluster',
  );
  return (
    <PlainTable
      label="Restore points by copy"
      maxHeight={420}
      heads={[
        'Copy',
        'Points',
        'Go back to',
        ...(hasWindows ? ['Oldest backup', 'Any moment from', 'To'] : []),
      ]}
      rows={lanes.map(lane => ({
        key: lane.planId,
        cells: [
          lane.title,
          lane.total ?? 'not listed',
          <ul key="points" className={classes.points}>
            {lane.points.map(point => (
              <li key={`${point.at} ${point.spoiled}`}>
                <Link to={hrefOf(lane, point)}>{pointText(point, now)}</Link>
              </li>
            ))}
          </ul>,
          ...(hasWindows
            ? [
                <Moment
                  key="oldest"
                  moment={lane.window?.oldestPoint ?? lane.window?.earliest}
                />,
                <Moment key="from" moment={lane.window?.earliest} />,
                <Moment key="to" moment={lane.window?.latest} />,
              ]
            : []),
        ],
      }))}
    />
  );
}
