import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(3, 0), textAlign: 'center' },
    title: {
      fontSize: theme.typography.pxToRem(16),
      fontWeight: 700,
      margin: 0,
    },
    body: { margin: theme.spacing(0.5, 0, 0) },
  }),
  { name: 'BackupsEstateMessage' },
);

/** Props of {@link EstateMessage}. */
export interface EstateMessageProps {
  title: string;
  children: ReactNode;
}

/** What is said in place of a table. */
export function EstateMessage(props: EstateMessageProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <p className={classes.title}>{props.title}</p>
      <p className={classes.body}>{props.children}</p>
    </div>
  );
}
