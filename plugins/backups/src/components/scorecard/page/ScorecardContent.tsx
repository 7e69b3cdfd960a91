import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import { AnswerFailed } from '../../states/AnswerFailed';
import { makeStyles } from '@material-ui/core/styles';
import { isForbidden } from '../../../api/isForbidden';
import { useScorecard } from '../../../hooks/useScorecard';
import { useScorecardParameters } from '../../../hooks/useScorecardParameters';
import { useScorecardTab } from '../../../hooks/useScorecardTab';
import { useTrend } from '../../../hooks/useTrend';
import { usePrinting } from '../../../hooks/usePrinting';
import { ServerNowContext } from '../../../hooks/useServerNow';
import { ReloadFailedNotice } from '../../notices/ReloadFailedNotice';
import { ChangesSection } from '../changes/ChangesSection';
import { NeedsSection } from '../needs/NeedsSection';
import { VerdictTiles } from '../coverage/VerdictTiles';
import { NotCounted } from '../coverage/NotCounted';
import { ExportDialog } from '../export/ExportDialog';
import { PrintedScorecard } from '../export/PrintedScorecard';
import { SlaSection } from '../sla/SlaSection';
import type { ScorecardTabId } from '../tabs/ScorecardTab';
import { ScorecardTabs } from '../tabs/ScorecardTabs';
import { SCORECARD_TABS } from '../tabs/tabNames';
import { tabElementId } from '../tabs/tabElementId';
import { usePartRequest } from '../usePartRequest';
import { CheckedAll } from './CheckedAll';
import { ForbiddenScorecard } from './ForbiddenScorecard';
import { LoadingScorecard } from './LoadingScorecard';
import { SilentSources } from './SilentSources';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    line: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      justifyContent: 'space-between',
    },
    button: {
      borderColor: theme.palette.divider,
      color: theme.palette.text.primary,
      textTransform: 'none',
    },
    two: {
      alignItems: 'stretch',
      display: 'grid',
      gap: theme.spacing(1.5),
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
  const { request, change, since, isFiltered } = parameters;
  const { choose: openTab } = useScorecardTab();
  const [printed, setPrinted] = usePrinting();
  const [isExporting, setExporting] = useState(false);
  const reading = useScorecard(request);
  const partRequest = usePartRequest(request);
  const chosen = useMemo(() => request.verdict ?? [], [request]);
  const { page, error } = reading;
  const trend = useTrend(partRequest);
  const { cursor, limit, ...exported } = request;

  /** @returns what opens a tab and moves there; nothing leads to a tab that does not exist */
  function shower(id: ScorecardTabId): (() => void) | undefined {
    if (!SCORECARD_TABS.some(tab => tab.id === id)) return undefined;
    return () => {
      openTab(id);
      document.getElementById(tabElementId(id))?.focus();
    };
  }

  if (error && isForbidden(error)) return <ForbiddenScorecard />;
  if (!page) {
    return error ? (
      <AnswerFailed error={error} retry={reading.reload} />
    ) : (
      <LoadingScorecard />
    );
  }
  if (printed) {
    return (
      <PrintedScorecard
        request={exported}
        {...printed}
        close={() => setPrinted(undefined)}
      />
    );
  }
  return (
    <ServerNowContext.Provider value={page.now}>
      <div className={classes.root}>
        {error && <ReloadFailedNotice error={error} now={page.now} />}
        <div className={classes.line}>
          <CheckedAll page={page} showSources={shower('sources')} />
          <Button
            className={classes.button}
            variant="outlined"
            size="small"
            aria-haspopup="dialog"
            onClick={() => setExporting(true)}
          >
            Export…
          </Button>
          {isExporting && (
            <ExportDialog
              request={exported}
              close={() => setExporting(false)}
              print={what => {
                setExporting(false);
                setPrinted(what);
              }}
            />
          )}
        </div>
        {page.coverage && (
          <VerdictTiles
            coverage={page.coverage}
            trend={trend}
            chosen={chosen}
            choose={verdict => change({ verdict: verdict && [verdict] })}
            rest={
              <NotCounted
                coverage={page.coverage}
                isFiltered={isFiltered}
                askedFor={page}
                showUnprotected={shower('unprotected')}
              />
            }
          />
        )}
        {page.sources.current < page.sources.total && (
          <SilentSources askedFor={page} />
        )}
        <div className={classes.two}>
          <NeedsSection
            request={partRequest}
            askedFor={page}
            choose={cause => change({ cause })}
          />
          <ChangesSection
            request={partRequest}
            askedFor={page}
            since={since}
            choose={day => change({ since: day })}
          />
        </div>
        <ScorecardTabs parameters={parameters} reading={reading} />
        <SlaSection request={partRequest} askedFor={page} />
      </div>
    </ServerNowContext.Provider>
  );
}
