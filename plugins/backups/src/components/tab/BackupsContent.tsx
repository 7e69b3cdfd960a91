import { Suspense, lazy, useEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { useRestoreChoice } from '../../hooks/useRestoreChoice';
import { useSelectedCopy } from '../../hooks/useSelectedCopy';
import { CopiesSection } from '../copies/CopiesSection';
import { GlanceTiles } from '../glance/GlanceTiles';
import { HeaderCard } from '../header/HeaderCard';
import { ForesightFold } from '../foresight/ForesightFold';
import { LevelFold } from '../level/LevelFold';
import { HistoryFold } from '../history/HistoryFold';
import { DumpClockNotice } from '../notices/DumpClockNotice';
import { ReloadFailedNotice } from '../notices/ReloadFailedNotice';
import { SourcesNotice } from '../notices/SourcesNotice';
import { CopyPanel } from '../panel/CopyPanel';
import { ProblemList } from '../problems/ProblemList';
import { TimelineSection } from '../timeline/TimelineSection';
import { RepositoryLinks } from '../repositories/RepositoryLinks';
import { DrillsFold } from '../restore/DrillsFold';
import { SettingsFold } from '../settings/SettingsFold';
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
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    folds: { display: 'grid', gap: theme.spacing(0.75) },
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
  const isRestoring = restore.choice !== undefined;
  const wasRestoring = useRef(isRestoring);
  const restoreButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasRestoring.current && !isRestoring) restoreButton.current?.focus();
    wasRestoring.current = isRestoring;
  }, [isRestoring]);
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
          restoreButton={restoreButton}
        />
      )}
      {backups.items.length > 0 && <GlanceTiles backups={backups} />}
      <SourcesNotice sources={backups.sources} />
      {backups.linked ? (
        <>
          <CopiesSection backups={backups} openCopy={selected.open} />
          <TimelineSection backups={backups} />
          <ProblemList backups={backups} openCopy={selected.open} />
          <div className={classes.folds}>
            <HistoryFold backups={backups} />
            <LevelFold backups={backups} />
            <DrillsFold
              backups={backups}
              restore={() => restore.open(backups.now)}
            />
            {backups.items.length > 0 && <ForesightFold backups={backups} />}
            <SettingsFold backups={backups} />
          </div>
          <RepositoryLinks backups={backups} />
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
