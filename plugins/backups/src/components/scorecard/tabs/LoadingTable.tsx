import { makeStyles } from '@material-ui/core/styles';
import { Skeleton } from '../../atoms/Skeleton';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2) } }),
  { name: 'BackupsLoadingTable' },
);

const ROWS = Array.from({ length: 5 }, (_, row) => row);

/** The shape of a table that is on its way. */
export function LoadingTable() {
  const classes = useStyles();
  return (
    <div className={classes.root} role="status" aria-label="Loading">
      {ROWS.map(row => (
        <Skeleton key={row} width="100%" height={32} />
      ))}
    </div>
  );
}
