import { makeStyles } from '@material-ui/core/styles';
import { TextButton } from '../../atoms/TextButton';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(4, 0), textAlign: 'center' },
    title: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: 700,
      margin: 0,
    },
    body: { margin: theme.spacing(0.5, 0, 1) },
  }),
  { name: 'BackupsNoApps' },
);

/** Props of {@link NoApps}. */
export interface NoAppsProps {
  isFiltered: boolean;
  clear: () => void;
}

/** There is no row to show, and why. */
export function NoApps(props: NoAppsProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <p className={classes.title}>
        {props.isFiltered
          ? 'No apps match'
          : 'No app is linked to anything yet'}
      </p>
      <p className={classes.body}>
        {props.isFiltered
          ? 'No app that you may see matches this filter.'
          : 'Nothing that was read belongs to an app of the catalog you may see. The Backups tab of an app says where it was looked for.'}
      </p>
      {props.isFiltered && (
        <TextButton onClick={props.clear}>Clear the filter</TextButton>
      )}
    </div>
  );
}
