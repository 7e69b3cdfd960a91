import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import type { RunbookAnswer } from 'backstage-plugin-backups-common';
import { renderMarkdown } from 'backstage-plugin-backups-common';
import { CopyButton } from '../parts/CopyButton';
import { Instant } from '../atoms/Instant';
import { PaperTime } from './PaperTime';
import type { useRunbookProgress } from './useRunbookProgress';
import { useRestoreStyles } from './useRestoreStyles';

/** Props of {@link RestoreHead}. */
export interface RestoreHeadProps {
  /** Name of the app. */
  name: string;
  /** Where its data is. */
  cluster?: string;
  /** ISO 8601. */
  writtenAt: string;
  answer?: RunbookAnswer;
  progress: ReturnType<typeof useRunbookProgress>;
  /** It was said what happened. */
  isChosen: boolean;
  close: () => void;
}

/** What this is, as of when, and how to take it along: on paper, as Markdown. */
export function RestoreHead(props: RestoreHeadProps) {
  const { name, cluster, writtenAt, answer, progress, close } = props;
  const classes = useRestoreStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone: a keyboard goes on from here.
  useEffect(() => heading.current?.focus(), [props.isChosen]);
  const runbook = answer?.runbook;
  const done =
    runbook?.steps.filter(({ id }) => progress.done.has(id)).length ?? 0;
  return (
    <div className={classes.head}>
      <h2 className={classes.title} tabIndex={-1} ref={heading}>
        {runbook?.title ?? `Restore ${name}`}
      </h2>
      <span className={classes.quiet}>
        {cluster && `cluster ${cluster} · `}written{' '}
        <span data-backups-screen>
          <Instant at={writtenAt} />
        </span>
        <PaperTime at={writtenAt} /> from what was last read
      </span>
      {runbook && done > 0 && (
        <span className={classes.progress} data-backups-screen>
          step {Math.min(done + 1, runbook.steps.length)} of{' '}
          {runbook.steps.length}
          <LinearProgress
            className={classes.bar}
            variant="determinate"
            value={(done / runbook.steps.length) * 100}
            aria-label="Steps that are done"
          />
        </span>
      )}
      <span className={classes.actions} data-backups-screen>
        <Button variant="outlined" onClick={close}>
          Back to backups
        </Button>
        {answer && runbook && (
          <>
            <Button variant="outlined" onClick={() => window.print()}>
              Print
            </Button>
            <CopyButton
              text={renderMarkdown(
                runbook,
                progress.values,
                [
                  ...(answer.because ? [[{ text: answer.because }]] : []),
                  answer.drilled,
                ],
                answer.restoring,
              )}
              label="Copy as Markdown"
              copied="Copied as Markdown"
              isFramed
            />
          </>
        )}
      </span>
    </div>
  );
}
