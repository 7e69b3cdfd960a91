import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Prose } from 'backstage-plugin-backups-common';
import { useDisclosure } from '../atoms/useDisclosure';
import { ProseText } from './ProseText';

const useStyles = makeStyles(
  theme => ({
    text: { margin: theme.spacing(0.25, 0, 0), '@media print': { margin: 0 } },
    folded: { display: 'none', '@media print': { display: 'block' } },
    word: { fontWeight: 700 },
  }),
  { name: 'BackupsStepOtherwise' },
);

/** Props of {@link StepOtherwise}. */
export interface StepOtherwiseProps {
  children: Prose;
  /** Id of the step's title. */
  titleId: string;
}

/** What to do where a step did not end as it should: one click away, and on paper. */
export function StepOtherwise(props: StepOtherwiseProps) {
  const classes = useStyles();
  const contentId = useId();
  const fold = useDisclosure({
    label: 'If not',
    describedBy: props.titleId,
    contentId,
  });
  return (
    <>
      <span data-backups-screen>{fold.button}</span>
      <p
        id={contentId}
        className={
          fold.isOpen ? classes.text : `${classes.text} ${classes.folded}`
        }
      >
        <span className={classes.word}>If not:</span>{' '}
        <ProseText>{props.children}</ProseText>
      </p>
    </>
  );
}
