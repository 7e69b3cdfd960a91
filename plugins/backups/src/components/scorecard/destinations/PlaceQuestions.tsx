import { makeStyles } from '@material-ui/core/styles';
import type { PlaceQuestion } from 'backstage-plugin-backups-common';
import { CopyableCommand } from '../../atoms/CopyableCommand';

const useStyles = makeStyles(
  theme => ({ root: { marginBottom: theme.spacing(2) } }),
  { name: 'BackupsPlaceQuestions' },
);

/** Props of {@link PlaceQuestions}. */
export interface PlaceQuestionsProps {
  questions: readonly PlaceQuestion[];
}

/** Places that are not known, each with the configuration that answers for all its copies. */
export function PlaceQuestions(props: PlaceQuestionsProps) {
  const { questions } = props;
  const classes = useStyles();
  if (questions.length === 0) return null;
  return (
    <section className={classes.root} aria-label="Places that are not known">
      <p>
        Where these copies are is not known, so they count for nothing. Answer
        in the portal's configuration:
      </p>
      {questions.map(({ key, question, shape, snippet }) => (
        <div key={key}>
          <p>{question}</p>
          <CopyableCommand
            text={snippet}
            copyLabel={`Copy what says where ${shape} is`}
          />
        </div>
      ))}
    </section>
  );
}
