import { makeStyles } from '@material-ui/core/styles';
import type {
  RestoreItemView,
  RestorePathView,
  RestorePointView,
} from 'backstage-plugin-backups-common';
import BrokenImageIcon from '@material-ui/icons/BrokenImage';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import TrendingDownIcon from '@material-ui/icons/TrendingDown';
import UpdateIcon from '@material-ui/icons/Update';
import { useServerNow } from '../../hooks/useServerNow';
import { formatAge } from '../../text/formatAge';
import { formatSize } from '../../text/formatSize';
import { gradeLooks } from '../../theme/gradeLooks';
import type { Look } from '../../theme/Look';
import { mutedText } from '../../theme/mutedText';
import { Chip } from '../atoms/Chip';
import { Instant } from '../atoms/Instant';
import { ScrollArea } from '../layout/ScrollArea';

const useStyles = makeStyles(
  theme => ({
    table: {
      borderCollapse: 'collapse',
      fontSize: theme.typography.pxToRem(14),
      minWidth: 640,
      width: '100%',
      '& th, & td': {
        borderBottom: `1px solid ${theme.palette.divider}`,
        padding: theme.spacing(1, 1.5, 1, 0),
        textAlign: 'left',
        verticalAlign: 'top',
      },
      '& thead th': {
        color: mutedText(theme),
        fontSize: theme.typography.pxToRem(13),
      },
    },
    quiet: { color: mutedText(theme) },
    best: { fontWeight: 700 },
  }),
  { name: 'BackupsPointsTable' },
);

const RECOMMENDED: Look = {
  label: 'Recommended',
  tone: 'good',
  Icon: CheckCircleIcon,
};

const SPOILED: Record<NonNullable<RestorePointView['spoiled']>, Look> = {
  shrunk: { label: 'Shrunk', tone: 'bad', Icon: TrendingDownIcon },
  incomplete: { label: 'Incomplete', tone: 'bad', Icon: BrokenImageIcon },
  'after-moment': { label: 'Too new', tone: 'off', Icon: UpdateIcon },
};

function changeText(change: number | undefined): string {
  if (change === undefined) return '–';
  const percent = change * 100;
  if (Math.abs(percent) < 0.05) return '0 %';
  const digits = Math.abs(percent) < 10 ? 1 : 0;
  const sign = percent > 0 ? '+' : '';
  return `${sign}${percent.toFixed(digits).replace('-', '−')} %`;
}

function sizeText({ sizeBytes, files }: RestorePointView): string {
  const parts = [
    sizeBytes === undefined ? undefined : formatSize(sizeBytes),
    files === undefined ? undefined : `${files.toLocaleString('en')} files`,
  ].filter(part => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : 'not known';
}

interface Row {
  path: RestorePathView;
  point: RestorePointView;
}

/** How many are shown: the best and its neighbours, of every destination. */
const ROWS = 8;

function rowsOf(item: RestoreItemView): Row[] {
  return item.paths
    .flatMap(path =>
      path.points.slice(0, 5).map((point): Row => ({ path, point })),
    )
    .sort((a, b) => b.point.dataTime.localeCompare(a.point.dataTime))
    .slice(0, ROWS);
}

/**
 * @returns the copy that recovers to a moment for which nothing was copied: a
 *   database replays its log up to there
 */
function replayedPath({
  paths,
  recommended,
}: RestoreItemView): RestorePathView | undefined {
  if (!recommended) return undefined;
  const path = paths.find(({ planId }) => planId === recommended.planId);
  const isPoint = path?.points.some(
    ({ dataTime }) => dataTime === recommended.dataTime,
  );
  return isPoint ? undefined : path;
}

/** Props of {@link PointsTable}. */
export interface PointsTableProps {
  item: RestoreItemView;
}

/** What can be gone back to, newest first. */
export function PointsTable(props: PointsTableProps) {
  const { item } = props;
  const classes = useStyles();
  const rows = rowsOf(item);
  const now = useServerNow();
  const replayed = replayedPath(item);
  if (rows.length === 0 && !replayed) {
    return <p>No copy of {item.name} is known.</p>;
  }
  return (
    <ScrollArea label={`Points of ${item.name}`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">Use it?</th>
            <th scope="col">Where</th>
            <th scope="col">Size</th>
            <th scope="col">Change</th>
            <th scope="col">You lose</th>
          </tr>
        </thead>
        <tbody>
          {replayed && item.recommended && (
            <tr>
              <th scope="row" className={classes.best}>
                <Instant at={item.recommended.dataTime} />
              </th>
              <td>
                <Chip look={RECOMMENDED} />
              </td>
              <td>
                {replayed.destination}{' '}
                <span className={classes.quiet}>
                  by replaying the log, newest moment in time
                </span>
              </td>
              <td>–</td>
              <td>–</td>
              <td>
                {formatAge(
                  Math.max(
                    0,
                    (Date.parse(now) - Date.parse(item.recommended.dataTime)) /
                      1000,
                  ),
                )}
              </td>
            </tr>
          )}
          {rows.map(({ path, point }) => {
            const best =
              item.recommended?.planId === path.planId &&
              item.recommended.dataTime === point.dataTime;
            return (
              <tr key={`${path.planId} ${point.id ?? point.dataTime}`}>
                <th scope="row" className={best ? classes.best : undefined}>
                  <Instant at={point.dataTime} />
                </th>
                <td>
                  {best && <Chip look={RECOMMENDED} />}
                  {point.spoiled && <Chip look={SPOILED[point.spoiled]} />}
                </td>
                <td>
                  {path.destination}{' '}
                  <span className={classes.quiet}>
                    {gradeLooks[point.grade].label}
                  </span>
                </td>
                <td>{sizeText(point)}</td>
                <td>{changeText(point.change)}</td>
                <td>{formatAge(point.lossSeconds)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollArea>
  );
}
