import { Suspense, lazy, useEffect } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { useRestoreChoice } from '../../hooks/useRestoreChoice';
import { useSelectedCopy } from '../../hooks/useSelectedCopy';
import { CopiesSection } from '../copies/CopiesSection';
import { HeaderCard } from '../header/HeaderCard';
import { LevelSection } from '../level/LevelSection';
import { HistorySection } from '../history/HistorySection';
import { DumpClockNotice } from '../notices/DumpClockNotice';
import { ReloadFailedNotice } from '../notices/ReloadFailedNotice';
import { SourcesNotice } from '../notices/SourcesNotice';
import { CopyPanel } from '../panel/CopyPanel';
import { ProblemList } from '../problems/ProblemList';
import { RecoverySection } from '../recovery/RecoverySection';
import { RepositoriesSection } from '../repositories/RepositoriesSection';
import { DrillsSection } from '../restore/DrillsSection';
import { GoBackSection } from '../retention/GoBackSection';
import { SettingsSection } from '../settings/SettingsSection';
import { SuggestionsSection } from '../suggestions/SuggestionsSection';
import { LoadingTab } from '../states/LoadingTab';
import { NotLinked } from '../states/NotLinked';

// Nobody needs it to see whether the data is safe.
const RestoreView = lazy(() =>
  import('../restore/RestoreView').then(module => ({
    default: module.RestoreView,
  })),
);

const useStyles = makeStyles(
  theme => ({
    // One column that may shrink below its content: tables scroll inside.
    root: {
      display: 'grid',
      gap: theme.spacing(2.5),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  }),
  { name: 'BackupsContent' },
);

/** Props of {@link BackupsContent}. */
export interface BackupsContentProps {
  backups: EntityBackups;
  /** The last request failed; `backups` is an older answer. */
  reloadError?: Error;
  reload: () => void;
}

/** The tab once there is an answer. */
export function BackupsContent(props: BackupsContentProps) {
  const { backups, reloadError, reload } = props;
  const classes = useStyles();
  const selected = useSelectedCopy();
  const restore = useRestoreChoice();
  const { isAsked, open } = restore;
  const canRestore = backups.items.length > 0;
  useEffect(() => {
    if (isAsked && canRestore) open(backups.now);
  }, [isAsked, canRestore, open, backups.now]);
  if (restore.choice) {
    return (
      <Suspense fallback={<LoadingTab />}>
        <RestoreView
          entityRef={backups.entityRef}
          choice={restore.choice}
          url={restore}
        />
      </Suspense>
    );
  }
  return (
    <div className={classes.root}>
      {reloadError && (
        <ReloadFailedNotice error={reloadError} now={backups.now} />
      )}
      {backups.clock === 'dump' && <DumpClockNotice backups={backups} />}
      {backups.linked && (
        <HeaderCard
          backups={backups}
          reload={reload}
          restore={() => restore.open(backups.now)}
        />
      )}
      <SourcesNotice sources={backups.sources} />
      {backups.linked ? (
        <>
          <ProblemList backups={backups} openCopy={selected.open} />
          {backups.level && (
            <LevelSection level={backups.level} sla={backups.sla ?? []} />
          )}
          <CopiesSection backups={backups} openCopy={selected.open} />
          <HistorySection backups={backups} />
          <RecoverySection backups={backups} />
          <GoBackSection backups={backups} />
          <DrillsSection
            backups={backups}
            restore={() => restore.open(backups.now)}
          />
          <RepositoriesSection backups={backups} />
          <SuggestionsSection backups={backups} />
          <SettingsSection backups={backups} />
          <CopyPanel
            entityRef={backups.entityRef}
            items={backups.items}
            planId={selected.planId}
            close={selected.close}
          />
        </>
      ) : (
        <NotLinked backups={backups} />
      )}
    </div>
  );
}
