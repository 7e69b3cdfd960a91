import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      border: 0,
      clip: 'rect(0 0 0 0)',
      height: 1,
      margin: -1,
      overflow: 'hidden',
      padding: 0,
      position: 'absolute',
      whiteSpace: 'nowrap',
      width: 1,
    },
  },
  { name: 'BackupsVisuallyHidden' },
);

/** Props of {@link VisuallyHidden}. */
export interface VisuallyHiddenProps {
  children: ReactNode;
  /** For what it describes. */
  id?: string;
}

/** Words that only a screen reader needs. */
export function VisuallyHidden({ children, id }: VisuallyHiddenProps) {
  const classes = useStyles();
  return (
    <span id={id} className={classes.root}>
      {children}
    </span>
  );
}
