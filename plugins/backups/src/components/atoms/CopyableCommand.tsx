import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '../parts/CopyButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      backgroundColor: theme.palette.background.default,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      display: 'flex',
      justifyContent: 'space-between',
      marginTop: theme.spacing(0.5),
    },
    text: {
      color: theme.palette.text.primary,
      fontFamily: 'monospace',
      fontSize: theme.typography.pxToRem(13),
      margin: 0,
      minWidth: 0,
      overflowWrap: 'anywhere',
      padding: theme.spacing(0.5, 1.5),
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'BackupsCopyableCommand' },
);

/** Props of {@link CopyableCommand}. */
export interface CopyableCommandProps {
  /** What is copied, and shown. */
  text: string;
  /** Names the button: `Copy the annotation`. */
  copyLabel: string;
}

/** Something to type or paste elsewhere. The portal never runs it. */
export function CopyableCommand(props: CopyableCommandProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre className={classes.text}>{props.text}</pre>
      <CopyButton text={props.text} label={props.copyLabel} />
    </div>
  );
}
