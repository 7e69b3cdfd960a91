import { useId } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type {
  AttachedRunbook,
  FieldValues,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { proseText } from 'backstage-plugin-backups-common';
import WarningIcon from '@material-ui/icons/Warning';
import { mutedText } from '../../theme/mutedText';
import { toneColors } from '../../theme/toneColors';
import { CommandBlock } from './CommandBlock';
import { ProseText } from './ProseText';
import { StepOtherwise } from './StepOtherwise';

const useStyles = makeStyles<Theme>(
  theme => ({
    root: { listStyle: 'none', margin: 0, padding: 0 },
    step: {
      display: 'grid',
      gap: theme.spacing(0, 1.75),
      gridTemplateColumns: '30px minmax(0, 1fr)',
      padding: theme.spacing(1.75, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      // Chromium does not keep the rows of a grid together over pages.
      '@media print': {
        display: 'block',
        fontSize: '7.5pt',
        lineHeight: 1.2,
        padding: '2px 0 2px 20px',
        position: 'relative',
      },
    },
    number: {
      alignItems: 'center',
      border: `2px solid ${theme.palette.text.disabled}`,
      borderRadius: '50%',
      display: 'flex',
      fontSize: theme.typography.pxToRem(13),
      fontWeight: 700,
      height: 26,
      justifyContent: 'center',
      width: 26,
      '@media print': {
        borderWidth: 1,
        fontSize: '8pt',
        height: 16,
        left: 0,
        position: 'absolute',
        width: 16,
      },
    },
    destructive: {
      border: `2px solid ${toneColors(theme, 'bad').onPaper}`,
      borderRadius: 6,
      padding: theme.spacing(1.5, 2),
      '@media print': {
        borderWidth: 1,
        breakInside: 'avoid',
        padding: '1px 4px',
      },
    },
    destroys: {
      alignItems: 'flex-start',
      color: toneColors(theme, 'bad').onPaper,
      display: 'flex',
      fontWeight: 700,
      gap: theme.spacing(1),
      margin: theme.spacing(0, 0, 0.75),
      '@media print': { margin: 0 },
    },
    line: {
      alignItems: 'baseline',
      display: 'flex',
      gap: theme.spacing(1.5),
      justifyContent: 'space-between',
      '@media print': { breakAfter: 'avoid', breakInside: 'avoid' },
    },
    title: {
      fontSize: theme.typography.pxToRem(15),
      fontWeight: 600,
      margin: 0,
      '@media print': { fontSize: '8pt', lineHeight: 1.2 },
    },
    done: {
      alignItems: 'center',
      color: mutedText(theme),
      cursor: 'pointer',
      display: 'flex',
      flex: 'none',
      fontSize: theme.typography.pxToRem(13),
      gap: theme.spacing(0.5),
      // A box below the number: lines are as long as the column.
      '@media print': {
        left: 2,
        position: 'absolute',
        top: 22,
        '& input': { margin: 0 },
        '& span': { display: 'none' },
      },
    },
    finished: { opacity: 0.6, '@media print': { opacity: 1 } },
    why: {
      color: mutedText(theme),
      margin: theme.spacing(0.25, 0, 0),
      '@media print': { breakAfter: 'avoid', margin: 0 },
    },
    see: {
      margin: theme.spacing(0.75, 0, 0),
      '@media print': { breakBefore: 'avoid', margin: 0 },
    },
    word: { fontWeight: 700 },
  }),
  { name: 'BackupsStepList' },
);

/** Props of {@link StepList}. */
export interface StepListProps {
  steps: readonly { number: number; step: RunbookStep }[];
  values: FieldValues;
  fields: readonly RunbookField[];
  /** What paper shows: long manifests are files, printed after the steps. */
  attached: AttachedRunbook;
  /** Ids of the steps that were ticked off. */
  done: ReadonlySet<string>;
  tick: (id: string, done: boolean) => void;
}

/** Steps with what to type, what to see, and what if not. */
export function StepList(props: StepListProps) {
  const { steps, values, fields, attached, done } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <ol className={classes.root}>
      {steps.map(({ number, step }) => (
        <li key={step.id} className={classes.step} value={number}>
          <span className={classes.number} aria-hidden>
            {number}
          </span>
          <div
            className={`${step.destroys ? classes.destructive : ''} ${
              done.has(step.id) ? classes.finished : ''
            }`}
          >
            {step.destroys && (
              <p className={classes.destroys}>
                <WarningIcon fontSize="small" aria-hidden />
                <span>
                  This destroys: <ProseText>{step.destroys}</ProseText>
                </span>
              </p>
            )}
            <div className={classes.line}>
              <h3 id={`${id}-${step.id}`} className={classes.title}>
                <ProseText>{step.title}</ProseText>
              </h3>
              <label className={classes.done}>
                <input
                  type="checkbox"
                  checked={done.has(step.id)}
                  aria-label={`Done: ${proseText(step.title)}`}
                  onChange={({ target }) => props.tick(step.id, target.checked)}
                />
                <span aria-hidden>done</span>
              </label>
            </div>
            <CommandBlock
              commands={step.commands}
              printed={attached.commands.get(step.id)}
              values={values}
              fields={fields}
              label={`step ${number}`}
            />
            {step.expect && (
              <p className={classes.see}>
                <span className={classes.word}>You should see</span>{' '}
                <ProseText>{step.expect}</ProseText>
              </p>
            )}
            {step.why && (
              <p className={classes.why}>
                <ProseText>{step.why}</ProseText>
              </p>
            )}
            <StepOtherwise titleId={`${id}-${step.id}`} step={step} />
          </div>
        </li>
      ))}
    </ol>
  );
}
