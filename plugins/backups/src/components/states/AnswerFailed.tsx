import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ResponseErrorPanel } from '../parts/panels';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1.5),
      // A long message wraps instead of leaving the screen.
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    line: {
      alignItems: 'center',
      color: mutedText(theme),
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'BackupsAnswerFailed' },
);

/** Props of {@link AnswerFailed}. */
export interface AnswerFailedProps {
  error: Error;
  /** Asks again. */
  retry: () => void;
}

/** The server could not answer: why, a way to ask again, and where runbooks are meanwhile. */
export function AnswerFailed(props: AnswerFailedProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <ResponseErrorPanel error={props.error} />
      <div className={classes.line}>
        <Button variant="outlined" onClick={props.retry}>
          Retry
        </Button>
        <span>To restore now, use the restore pack where one is shipped.</span>
      </div>
    </div>
  );
}
