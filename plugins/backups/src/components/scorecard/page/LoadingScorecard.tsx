import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Skeleton } from '../../atoms/Skeleton';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2.5) },
    card: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      display: 'grid',
      gap: theme.spacing(2),
      padding: theme.spacing(2.5),
    },
  }),
  { name: 'BackupsLoadingScorecard' },
);

const ROWS = Array.from({ length: 8 }, (_, row) => row);

/** The shape of the scorecard while the first answer is on its way. */
export function LoadingScorecard() {
  const classes = useStyles();
  return (
    <div className={classes.root} role="status" aria-label="Loading backups">
      <Skeleton width={220} height={18} />
      <Paper elevation={0} className={classes.card}>
        <Skeleton width="40%" height={24} />
        <Skeleton width="100%" height={20} />
        <Skeleton width="55%" height={18} />
      </Paper>
      <Paper elevation={0} className={classes.card}>
        <Skeleton width={90} height={22} />
        {ROWS.map(row => (
          <Skeleton key={row} width="100%" height={40} />
        ))}
      </Paper>
    </div>
  );
}
