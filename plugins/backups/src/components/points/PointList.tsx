import { makeStyles } from '@material-ui/core/styles';
import { usePlanPoints } from '../../hooks/usePlanPoints';
import { Skeleton } from '../atoms/Skeleton';
import { TextButton } from '../atoms/TextButton';
import { ScrollArea } from '../layout/ScrollArea';
import { PointRow } from './PointRow';
import { PartFailed } from '../states/PartFailed';

const useStyles = makeStyles(
  theme => ({
    table: { borderCollapse: 'collapse', width: '100%' },
    head: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      fontSize: theme.typography.pxToRem(13),
      padding: theme.spacing(0.25, 1, 0.5, 0),
      textAlign: 'left',
    },
    loading: { display: 'grid', gap: theme.spacing(1), paddingTop: 4 },
  }),
  { name: 'BackupsPointList' },
);

const COLUMNS = ['Data of', 'Size', 'State', 'Kept because'];

/** Props of {@link PointList}. */
export interface PointListProps {
  entityRef: string;
  planId: string;
}

/** What a copy can be restored from, newest first, read page by page. */
export function PointList(props: PointListProps) {
  const classes = useStyles();
  const { rows, error, isLoading, showOlder, askAgain } = usePlanPoints(
    props.entityRef,
    props.planId,
  );
  return (
    <>
      {rows?.length === 0 && 'The repository lists no restore point of it.'}
      {rows && rows.length > 0 && (
        <ScrollArea label="Restore points">
          <table className={classes.table}>
            <thead>
              <tr>
                {COLUMNS.map(column => (
                  <th key={column} scope="col" className={classes.head}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(point => (
                <PointRow key={point.id} point={point} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
      {isLoading && (
        <div
          className={classes.loading}
          role="status"
          aria-label="Loading restore points"
        >
          <Skeleton width="100%" height={18} />
          <Skeleton width="100%" height={18} />
          <Skeleton width="60%" height={18} />
        </div>
      )}
      {error && <PartFailed error={error} retry={askAgain} />}
      {showOlder && <TextButton onClick={showOlder}>Show older</TextButton>}
    </>
  );
}
