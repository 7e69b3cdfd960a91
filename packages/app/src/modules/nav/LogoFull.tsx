import { makeStyles } from '@material-ui/core/styles';
import { LogoIcon } from './LogoIcon';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      color: theme.palette.navigation.selectedColor,
      display: 'flex',
      fontSize: theme.typography.pxToRem(17),
      fontWeight: 700,
      gap: theme.spacing(1.5),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'PortalLogoFull' },
);

/** The portal's sign with its name. */
export function LogoFull() {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <LogoIcon />
      Backups demo
    </span>
  );
}
