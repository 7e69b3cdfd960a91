import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { LogoFull } from './LogoFull';
import { LogoIcon } from './LogoIcon';

const useStyles = makeStyles(
  {
    root: {
      alignItems: 'center',
      display: 'flex',
      height: 2 * sidebarConfig.logoHeight,
      width: sidebarConfig.drawerWidthClosed,
    },
    link: { marginLeft: 20 },
  },
  { name: 'PortalSidebarLogo' },
);

/** The way home. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Backups demo, home"
      >
        {isOpen ? <LogoFull /> : <LogoIcon />}
      </Link>
    </div>
  );
}
