import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RunbookAnswer,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { attachManifests, sectionsOf } from 'backstage-plugin-backups-common';
import { countText } from '../../text/countText';
import { Fold } from '../layout/Fold';
import { Section } from '../layout/Section';
import { ChecksSummary, ChecksTable } from './ChecksTable';
import { FieldsForm } from './FieldsForm';
import { RestoreChosen } from './RestoreChosen';
import { RunbookAttachments } from './RunbookAttachments';
import { ProseText } from './ProseText';
import { StepList } from './StepList';
import type { useRunbookProgress } from './useRunbookProgress';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'contents',
      '@media print': { display: 'flex', flexDirection: 'column' },
    },
    // On paper each part flows in two columns: lines of commands are short.
    part: {
      display: 'contents',
      '@media print': { columnCount: 2, columnGap: 14, display: 'block' },
    },
    // The steps fit on the first page; what is looked up stands overleaf.
    steps: { '@media print': { order: 1 } },
    checks: { '@media print': { breakBefore: 'page', order: 2 } },
    attachments: { '@media print': { order: 3 } },
    chosen: {
      display: 'none',
      '@media print': { display: 'block', fontSize: '7.5pt', lineHeight: 1.2 },
    },
    summary: {
      fontSize: theme.typography.pxToRem(15),
      margin: 0,
      '@media print': { fontSize: '7.5pt' },
    },
  }),
  { name: 'BackupsRunbookSections' },
);

type Steps = readonly { number: number; step: RunbookStep }[];

/** Those that are typed only where the restore went wrong. */
function areWayBack(steps: Steps): boolean {
  return steps.every(({ step }) => step.phase === 'undo');
}

/** Props of {@link RunbookSections}. */
export interface RunbookSectionsProps {
  answer: RunbookAnswer;
  progress: ReturnType<typeof useRunbookProgress>;
}

/** A runbook: what to know before, the steps, the proof, and all put back. */
export function RunbookSections(props: RunbookSectionsProps) {
  const { answer, progress } = props;
  const classes = useStyles();
  const { runbook } = answer;
  const attached = useMemo(
    () => attachManifests(runbook ?? { fields: [], steps: [] }),
    [runbook],
  );
  if (!runbook) return null;
  // What is likely already is looked at when somebody doubts it.
  const isFilled =
    runbook.fields.length > 0 &&
    runbook.fields.every(({ suggestion }) => suggestion !== undefined);
  const listOf = (steps: Steps) => (
    <StepList
      steps={steps}
      values={progress.values}
      fields={runbook.fields}
      attached={attached}
      done={progress.done}
      tick={progress.tick}
    />
  );
  const sections = sectionsOf(runbook).map(({ title, steps }, index) => ({
    id: `backups-restore-steps-${index}`,
    isFirst: index === 0,
    title,
    steps,
  }));
  return (
    <div className={classes.root}>
      <div
        className={`${classes.part} ${classes.checks}`}
        data-backups-overleaf
      >
        <Fold
          id="backups-restore-before"
          title={`Check first (${runbook.before.length})`}
          summary={<ChecksSummary checks={runbook.before} />}
          printed
        >
          <p className={classes.summary} data-backups-screen>
            <ProseText>{runbook.summary}</ProseText>
          </p>
          <ChecksTable checks={runbook.before} />
        </Fold>
      </div>
      <div className={`${classes.part} ${classes.steps}`}>
        <div className={classes.chosen}>
          <RestoreChosen runbook={runbook} targets={answer.targets} />
          <p className={classes.summary}>
            <ProseText>{runbook.summary}</ProseText>
          </p>
          <p className={classes.summary}>
            Overleaf: {countText(runbook.before.length, 'check')} to make first
            {attached.attachments.length > 0 &&
              ', and the files that the steps read'}
            .
          </p>
        </div>
        {isFilled && (
          <div data-backups-screen>
            <Fold
              id="backups-restore-values"
              title={`Values (${runbook.fields.length})`}
              summary={runbook.fields.map(({ label }) => label).join(', ')}
            >
              <FieldsForm
                fields={runbook.fields}
                values={progress.values}
                fillIn={progress.fillIn}
              />
            </Fold>
          </div>
        )}
        {sections
          .filter(({ steps }) => !areWayBack(steps))
          .map(({ id, isFirst, title, steps }) => (
            <Section key={id} id={id} title={title}>
              {isFirst && !isFilled && (
                <FieldsForm
                  fields={runbook.fields}
                  values={progress.values}
                  fillIn={progress.fillIn}
                />
              )}
              {listOf(steps)}
            </Section>
          ))}
      </div>
      <div
        className={`${classes.part} ${classes.attachments}`}
        data-backups-overleaf
      >
        {sections
          .filter(({ steps }) => areWayBack(steps))
          .map(({ id, title, steps }) => (
            <Fold
              key={id}
              id={id}
              title={title}
              summary={`${countText(steps.length, 'step')} to what was before`}
              printed
            >
              {listOf(steps)}
            </Fold>
          ))}
        <RunbookAttachments
          attachments={attached.attachments}
          values={progress.values}
          fields={runbook.fields}
        />
      </div>
    </div>
  );
}
