import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { RunbookStep } from 'backstage-plugin-backups-common';
import { proseText } from 'backstage-plugin-backups-common';
import { useDisclosure } from '../atoms/useDisclosure';
import { ProseText } from './ProseText';

const useStyles = makeStyles(
  theme => ({
    text: {
      margin: theme.spacing(0.25, 0, 0),
      '@media print': { margin: 0 },
      '& p': { margin: 0 },
      '& ul': { margin: 0, paddingLeft: theme.spacing(2.5) },
    },
    folded: { display: 'none', '@media print': { display: 'block' } },
    word: { fontWeight: 700 },
  }),
  { name: 'BackupsStepOtherwise' },
);

/** Props of {@link StepOtherwise}. */
export interface StepOtherwiseProps {
  step: Pick<RunbookStep, 'otherwise' | 'cures'>;
  /** Id of the step's title. */
  titleId: string;
}

/** What to do where a step did not end as it should: one click away, and on paper. */
export function StepOtherwise({ step, titleId }: StepOtherwiseProps) {
  const classes = useStyles();
  const contentId = useId();
  const fold = useDisclosure({
    label: 'If not',
    describedBy: titleId,
    contentId,
  });
  const { otherwise = [], cures = [] } = step;
  if (otherwise.length === 0 && cures.length === 0) return null;
  return (
    <>
      <span data-backups-screen>{fold.button}</span>
      <div
        id={contentId}
        className={
          fold.isOpen ? classes.text : `${classes.text} ${classes.folded}`
        }
      >
        <p>
          <span className={classes.word}>If not:</span>{' '}
          <ProseText>{otherwise}</ProseText>
        </p>
        {cures.length > 0 && (
          <ul>
            {cures.map(cure => (
              <li key={proseText(cure)}>
                <ProseText>{cure}</ProseText>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
