import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      marginTop: theme.spacing(2),
      paddingTop: theme.spacing(1.5),
    },
    title: {
      fontSize: theme.typography.pxToRem(15),
      fontWeight: 700,
      margin: theme.spacing(0, 0, 1),
    },
  }),
  { name: 'BackupsPanelSection' },
);

/** Props of {@link PanelSection}. */
export interface PanelSectionProps {
  title: string;
  children: ReactNode;
}

/** A part of the side panel. */
export function PanelSection(props: PanelSectionProps) {
  const classes = useStyles();
  return (
    <section className={classes.root}>
      <h3 className={classes.title}>{props.title}</h3>
      {props.children}
    </section>
  );
}
