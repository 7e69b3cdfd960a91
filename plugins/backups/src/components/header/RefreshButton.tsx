import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import { useRefresh } from '../../hooks/useRefresh';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
    message: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      textAlign: 'right',
    },
  }),
  { name: 'BackupsRefreshButton' },
);

/** Props of {@link RefreshButton}. */
export interface RefreshButtonProps {
  reload: () => void;
}

/** Asks for a new reading, and says what came of it. */
export function RefreshButton(props: RefreshButtonProps) {
  const classes = useStyles();
  const { isAsking, message, refresh } = useRefresh(props.reload);
  return (
    <span className={classes.root}>
      <span role="status" className={classes.message}>
        {message}
      </span>
      <IconButton
        aria-label="Check again now"
        title="Check again now"
        disabled={isAsking}
        onClick={refresh}
        size="small"
      >
        <RefreshIcon />
      </IconButton>
    </span>
  );
}
