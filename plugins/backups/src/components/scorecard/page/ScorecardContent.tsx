import { useMemo } from 'react';
import { ResponseErrorPanel } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { isForbidden } from '../../../api/isForbidden';
import { useScorecard } from '../../../hooks/useScorecard';
import { useScorecardFacets } from '../../../hooks/useScorecardFacets';
import { useScorecardParameters } from '../../../hooks/useScorecardParameters';
import { ServerNowContext } from '../../../hooks/useServerNow';
import { countText } from '../../../text/countText';
import { ReloadFailedNotice } from '../../notices/ReloadFailedNotice';
import { Section } from '../../layout/Section';
import { ChangesSection } from '../changes/ChangesSection';
import { NeedsSection } from '../needs/NeedsSection';
import { AppsTable } from '../apps/AppsTable';
import { CoverageBar } from '../coverage/CoverageBar';
import { FilterBar } from '../filter/FilterBar';
import { CheckedAll } from './CheckedAll';
import { ForbiddenScorecard } from './ForbiddenScorecard';
import { LoadingScorecard } from './LoadingScorecard';
import { NoApps } from './NoApps';
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
    table: { margin: theme.spacing(1.5, -2.5, -2.5) },
  }),
  { name: 'BackupsScorecard' },
);

/** Everybody's backups, worst first. */
export function ScorecardContent() {
  const classes = useStyles();
  const parameters = useScorecardParameters();
  const { request, change, clear, isFiltered, since } = parameters;
  const reading = useScorecard(request);
  const facets = useScorecardFacets();
  const chosen = useMemo(() => request.verdict ?? [], [request]);
  const { page, error } = reading;

  if (error && isForbidden(error)) return <ForbiddenScorecard />;
  if (!page) {
    return error ? <ResponseErrorPanel error={error} /> : <LoadingScorecard />;
  }
  const total = page.total ?? reading.rows.length;
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
        <Section
          id="backups-apps"
          title="Apps"
          hint={
            <span role="status">
              {countText(total, 'app')}
              {isFiltered ? ' of this filter' : ''}
            </span>
          }
        >
          <FilterBar parameters={parameters} facets={facets} />
          {reading.rows.length > 0 ? (
            <div className={classes.table}>
              <AppsTable reading={reading} request={request} change={change} />
            </div>
          ) : (
            <NoApps isFiltered={isFiltered} clear={clear} />
          )}
        </Section>
      </div>
    </ServerNowContext.Provider>
  );
}
