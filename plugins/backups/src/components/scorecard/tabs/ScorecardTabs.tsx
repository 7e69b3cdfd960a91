import { Suspense, useId } from 'react';
import Paper from '@material-ui/core/Paper';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { backupsEstateReadPermission } from 'backstage-plugin-backups-common';
import type { ScorecardReading } from '../../../hooks/useScorecard';
import type { ScorecardParameters } from '../../../hooks/useScorecardParameters';
import { useScorecardFacets } from '../../../hooks/useScorecardFacets';
import { useScorecardTab } from '../../../hooks/useScorecardTab';
import { FilterBar } from '../filter/FilterBar';
import { LoadingTable } from './LoadingTable';
import { SCORECARD_TABS } from './tabNames';
import { tabElementId } from './tabElementId';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      overflow: 'hidden',
    },
    tabs: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(0, 1),
    },
    tab: {
      color: theme.palette.text.primary,
      fontSize: theme.typography.pxToRem(14),
      fontWeight: 700,
      minWidth: 0,
      opacity: 1,
      padding: theme.spacing(1.5),
      textTransform: 'none',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.link}`,
        outlineOffset: -2,
      },
    },
    indicator: { backgroundColor: theme.palette.link, height: 3 },
    panel: {
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.5,
      padding: theme.spacing(2, 2.5, 2.5),
    },
    filter: { marginBottom: theme.spacing(2) },
  }),
  { name: 'BackupsScorecardTabs' },
);

/** Props of {@link ScorecardTabs}. */
export interface ScorecardTabsProps {
  parameters: ScorecardParameters;
  reading: ScorecardReading;
}

/** The same estate from several sides. Which one is open is in the address. */
export function ScorecardTabs(props: ScorecardTabsProps) {
  const { parameters, reading } = props;
  const classes = useStyles();
  const panelId = useId();
  const facets = useScorecardFacets();
  const { current, choose } = useScorecardTab();
  const estate = usePermission({ permission: backupsEstateReadPermission });
  // Taken away only where it is known to be refused; what is open stays.
  const offered = SCORECARD_TABS.filter(
    tab =>
      tab.filtered || estate.loading || estate.allowed || tab.id === current.id,
  );
  return (
    <Paper
      component="section"
      elevation={0}
      className={classes.root}
      aria-label="The estate in detail"
    >
      <Tabs
        className={classes.tabs}
        classes={{ indicator: classes.indicator }}
        value={current.id}
        onChange={(_, id) => choose(id)}
        variant="scrollable"
        scrollButtons="auto"
        aria-label="The estate in detail"
      >
        {offered.map(({ id, title }) => (
          <Tab
            key={id}
            id={tabElementId(id)}
            className={classes.tab}
            value={id}
            label={title}
            // Only the panel of the open tab exists.
            aria-controls={id === current.id ? panelId : undefined}
          />
        ))}
      </Tabs>
      <div
        id={panelId}
        role="tabpanel"
        aria-labelledby={tabElementId(current.id)}
        className={classes.panel}
      >
        {current.filtered && (
          <div className={classes.filter}>
            <FilterBar parameters={parameters} facets={facets} />
          </div>
        )}
        <Suspense fallback={<LoadingTable />}>
          <current.Content
            parameters={parameters}
            reading={reading}
            open={choose}
          />
        </Suspense>
      </div>
    </Paper>
  );
}
