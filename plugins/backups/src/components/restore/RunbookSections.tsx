import { makeStyles } from '@material-ui/core/styles';
import type { RunbookAnswer } from 'backstage-plugin-backups-common';
import { sectionsOf } from 'backstage-plugin-backups-common';
import { Fold } from '../layout/Fold';
import { Section } from '../layout/Section';
import { ChecksSummary, ChecksTable } from './ChecksTable';
import { FieldsForm } from './FieldsForm';
import { RestoreChosen } from './RestoreChosen';
import { ProseText } from './ProseText';
import { StepList } from './StepList';
import type { useRunbookProgress } from './useRunbookProgress';

const useStyles = makeStyles(
  theme => ({
    // On paper everything flows in two columns: manifests are narrow.
    paper: {
      display: 'contents',
      '@media print': { columnCount: 2, columnGap: 14, display: 'block' },
    },
    summary: {
      fontSize: theme.typography.pxToRem(15),
      margin: 0,
      '@media print': { fontSize: '9pt' },
    },
  }),
  { name: 'BackupsRunbookSections' },
);

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
  if (!runbook) return null;
  // What is likely already is looked at when somebody doubts it.
  const isFilled =
    runbook.fields.length > 0 &&
    runbook.fields.every(({ suggestion }) => suggestion !== undefined);
  return (
    <div className={classes.paper}>
      <Fold
        id="backups-restore-before"
        title={`Check first (${runbook.before.length})`}
        summary={<ChecksSummary checks={runbook.before} />}
        printed
      >
        <RestoreChosen runbook={runbook} targets={answer.targets} />
        <p className={classes.summary}>
          <ProseText>{runbook.summary}</ProseText>
        </p>
        <ChecksTable checks={runbook.before} />
      </Fold>
      {isFilled && (
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
      )}
      {sectionsOf(runbook).map(({ title, steps }, index) => (
        <Section
          key={title}
          id={`backups-restore-steps-${index}`}
          title={title}
          hint={
            index === 0 ? <ProseText>{answer.drilled}</ProseText> : undefined
          }
        >
          {index === 0 && !isFilled && (
            <FieldsForm
              fields={runbook.fields}
              values={progress.values}
              fillIn={progress.fillIn}
            />
          )}
          <StepList
            steps={steps}
            values={progress.values}
            fields={runbook.fields}
            done={progress.done}
            tick={progress.tick}
          />
        </Section>
      ))}
    </div>
  );
}
