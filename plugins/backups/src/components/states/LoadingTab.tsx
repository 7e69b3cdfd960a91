import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { Skeleton } from '../atoms/Skeleton';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2.5) },
    card: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      display: 'grid',
      gap: theme.spacing(1.5),
      padding: theme.spacing(2.5),
    },
  }),
  { name: 'BackupsLoadingTab' },
);

/** The shape of the tab while the first answer is on its way. */
export function LoadingTab() {
  const classes = useStyles();
  return (
    <div className={classes.root} role="status" aria-label="Loading backups">
      <Paper elevation={0} className={classes.card}>
        <Skeleton width={150} height={30} />
        <Skeleton width="55%" height={28} />
        <Skeleton width="40%" height={18} />
      </Paper>
      <Paper elevation={0} className={classes.card}>
        <Skeleton width={90} height={22} />
        <Skeleton width="100%" height={56} />
        <Skeleton width="100%" height={56} />
      </Paper>
      <Paper elevation={0} className={classes.card}>
        <Skeleton width={90} height={22} />
        <Skeleton width="100%" height={22} />
        <Skeleton width="100%" height={22} />
        <Skeleton width="100%" height={22} />
      </Paper>
    </div>
  );
}
