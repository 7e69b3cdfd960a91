import { makeStyles } from '@material-ui/core/styles';
import type { RunbookAnswer } from 'backstage-plugin-backups-common';
import { sectionsOf } from 'backstage-plugin-backups-common';
import WarningIcon from '@material-ui/icons/Warning';
import { Section } from '../layout/Section';
import { Strip } from '../layout/Strip';
import { ChecksTable } from './ChecksTable';
import { FieldsForm } from './FieldsForm';
import { RestoreChosen } from './RestoreChosen';
import { ProseText } from './ProseText';
import { StepList } from './StepList';
import type { useRunbookProgress } from './useRunbookProgress';

const useStyles = makeStyles(
  theme => ({
    summary: {
      fontSize: theme.typography.pxToRem(15),
      margin: 0,
      '@media print': { fontSize: '9pt' },
    },
  }),
  { name: 'BackupsRunbookSections' },
);

/** On paper there are no questions before it, so no numbers that go on from them. */
function Numbered(props: { number: number; children: string }) {
  return (
    <>
      <span data-backups-screen>{props.number} · </span>
      {props.children}
    </>
  );
}

/** Props of {@link RunbookSections}. */
export interface RunbookSectionsProps {
  answer: RunbookAnswer;
  /** Number of the first section. */
  from: number;
  progress: ReturnType<typeof useRunbookProgress>;
}

/** A runbook: what to know before, the steps, the proof, and all put back. */
export function RunbookSections(props: RunbookSectionsProps) {
  const { answer, from, progress } = props;
  const classes = useStyles();
  const { runbook } = answer;
  if (!runbook) return null;
  return (
    <>
      {runbook.warnings.map((warning, index) => (
        <Strip
          key={index}
          look={{ label: 'Careful', tone: 'warn', Icon: WarningIcon }}
          title="Careful"
        >
          <ProseText>{warning}</ProseText>
        </Strip>
      ))}
      <Section
        id="backups-restore-before"
        title={<Numbered number={from}>Before you start</Numbered>}
        hint="Nothing is run by the portal: each line has the command that tells how it is now."
      >
        <RestoreChosen runbook={runbook} targets={answer.targets} />
        <p className={classes.summary}>
          <ProseText>{runbook.summary}</ProseText>
        </p>
        <ChecksTable checks={runbook.before} />
      </Section>
      {sectionsOf(runbook).map(({ title, steps }, index) => (
        <Section
          key={title}
          id={`backups-restore-steps-${index}`}
          title={<Numbered number={from + 1 + index}>{title}</Numbered>}
          hint={
            index === 0 ? <ProseText>{answer.drilled}</ProseText> : undefined
          }
        >
          {index === 0 && (
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
    </>
  );
}
