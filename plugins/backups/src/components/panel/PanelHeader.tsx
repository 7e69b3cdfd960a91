import type { ReactNode } from 'react';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';

/** Id of the heading that names the dialog. */
export const PANEL_TITLE_ID = 'backups-panel-title';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'flex-start',
      display: 'flex',
      gap: theme.spacing(2),
      justifyContent: 'space-between',
    },
    title: {
      fontSize: theme.typography.pxToRem(20),
      fontWeight: 700,
      lineHeight: 1.3,
      margin: 0,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsPanelHeader' },
);

/** Props of {@link PanelHeader}. */
export interface PanelHeaderProps {
  children: ReactNode;
  close: () => void;
}

/** The title of the side panel and its way out. */
export function PanelHeader(props: PanelHeaderProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <h2 id={PANEL_TITLE_ID} className={classes.title}>
        {props.children}
      </h2>
      <IconButton
        aria-label="Close"
        title="Close (Escape)"
        onClick={props.close}
        size="small"
      >
        <CloseIcon />
      </IconButton>
    </div>
  );
}
