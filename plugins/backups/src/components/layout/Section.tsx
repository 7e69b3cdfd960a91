import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      overflow: 'hidden',
    },
    header: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      padding: theme.spacing(2, 2.5, 0),
      '&:last-child': { paddingBottom: theme.spacing(2) },
    },
    title: {
      color: theme.palette.text.primary,
      fontSize: theme.typography.pxToRem(18),
      fontWeight: 700,
      lineHeight: 1.4,
      margin: 0,
    },
    hint: {
      color: mutedText(theme),
      flex: '1 1 auto',
      fontSize: theme.typography.pxToRem(14),
      // Below the title's line, so that the action stays beside the title.
      [theme.breakpoints.down('sm')]: { flexBasis: '100%', order: 1 },
    },
    action: { marginLeft: 'auto' },
    body: {
      color: theme.palette.text.primary,
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.5,
      padding: theme.spacing(1.5, 2.5, 2.5),
    },
  }),
  { name: 'BackupsSection' },
);

/** Props of {@link Section}. */
export interface SectionProps {
  /** Unique on the page; names the landmark. */
  id: string;
  title: ReactNode;
  /** Beside the title, quieter. */
  hint?: ReactNode;
  /** At the end of the title's line. */
  action?: ReactNode;
  children?: ReactNode;
}

/** A card of the tab with a heading of its own. */
export function Section(props: SectionProps) {
  const classes = useStyles();
  const headingId = `${props.id}-heading`;
  return (
    <Paper
      component="section"
      elevation={0}
      className={classes.root}
      aria-labelledby={headingId}
    >
      <div className={classes.header}>
        <h2 id={headingId} className={classes.title}>
          {props.title}
        </h2>
        <span className={classes.hint}>{props.hint}</span>
        {props.action && <span className={classes.action}>{props.action}</span>}
      </div>
      {props.children && <div className={classes.body}>{props.children}</div>}
    </Paper>
  );
}
