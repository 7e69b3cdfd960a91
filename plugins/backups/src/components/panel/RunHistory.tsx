import { makeStyles } from '@material-ui/core/styles';
import { usePlanRuns } from '../../hooks/usePlanRuns';
import { Skeleton } from '../atoms/Skeleton';
import { TextButton } from '../atoms/TextButton';
import { RunRow } from './RunRow';
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
  { name: 'BackupsRunHistory' },
);

/** Props of {@link RunHistory}. */
export interface RunHistoryProps {
  entityRef: string;
  planId: string;
}

/** Attempts, newest first, read page by page. */
export function RunHistory(props: RunHistoryProps) {
  const classes = useStyles();
  const {
    rows: runs,
    error,
    isLoading,
    showOlder,
    askAgain,
  } = usePlanRuns(props.entityRef, props.planId);
  const hasTypes = runs?.some(run => run.makes !== undefined) ?? false;
  const heads = ['Started', 'Took', ...(hasTypes ? ['Type'] : []), 'Outcome'];
  return (
    <>
      {runs?.length === 0 && 'No run has been seen.'}
      {runs && runs.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              {heads.map(head => (
                <th key={head} scope="col" className={classes.head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map(run => (
              <RunRow key={run.id} run={run} hasTypes={hasTypes} />
            ))}
          </tbody>
        </table>
      )}
      {isLoading && (
        <div
          className={classes.loading}
          role="status"
          aria-label="Loading runs"
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
