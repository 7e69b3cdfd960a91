import { useMemo } from 'react';
import { ResponseErrorPanel } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { isForbidden } from '../../../api/isForbidden';
import { useScorecard } from '../../../hooks/useScorecard';
import { useScorecardParameters } from '../../../hooks/useScorecardParameters';
import { ServerNowContext } from '../../../hooks/useServerNow';
import { ReloadFailedNotice } from '../../notices/ReloadFailedNotice';
import { ChangesSection } from '../changes/ChangesSection';
import { NeedsSection } from '../needs/NeedsSection';
import { CoverageBar } from '../coverage/CoverageBar';
import { ScorecardTabs } from '../tabs/ScorecardTabs';
import { CheckedAll } from './CheckedAll';
import { ForbiddenScorecard } from './ForbiddenScorecard';
import { LoadingScorecard } from './LoadingScorecard';
import { SilentSources } from './SilentSources';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2.5),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    two: {
      alignItems: 'start',
      display: 'grid',
      gap: theme.spacing(2.5),
      gridTemplateColumns: 'minmax(0, 1.7fr) minmax(0, 1fr)',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  }),
  { name: 'BackupsScorecard' },
);

/** Everybody's backups, worst first. */
export function ScorecardContent() {
  const classes = useStyles();
  const parameters = useScorecardParameters();
  const { request, change, since } = parameters;
  const reading = useScorecard(request);
  const chosen = useMemo(() => request.verdict ?? [], [request]);
  const { page, error } = reading;

  if (error && isForbidden(error)) return <ForbiddenScorecard />;
  if (!page) {
    return error ? <ResponseErrorPanel error={error} /> : <LoadingScorecard />;
  }
  return (
    <ServerNowContext.Provider value={page.now}>
      <div className={classes.root}>
        {error && <ReloadFailedNotice error={error} now={page.now} />}
        <CheckedAll page={page} />
        {page.sources.current < page.sources.total && (
          <SilentSources askedFor={page} />
        )}
        {page.coverage && (
          <CoverageBar
            coverage={page.coverage}
            chosen={chosen}
            choose={verdict => change({ verdict: verdict && [verdict] })}
          />
        )}
        <div className={classes.two}>
          <NeedsSection
            request={request}
            askedFor={page}
            choose={cause => change({ cause })}
          />
          <ChangesSection
            request={request}
            askedFor={page}
            since={since}
            choose={day => change({ since: day })}
          />
        </div>
        <ScorecardTabs parameters={parameters} reading={reading} />
      </div>
    </ServerNowContext.Provider>
  );
}
