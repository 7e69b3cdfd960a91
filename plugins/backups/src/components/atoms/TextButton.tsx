import type { ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderRadius: 4,
      color: theme.palette.link,
      fontFamily: 'inherit',
      fontSize: theme.typography.pxToRem(14),
      // What a finger hits.
      minHeight: 24,
      padding: theme.spacing(0.25, 0.5),
      whiteSpace: 'nowrap',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
  }),
  { name: 'BackupsTextButton' },
);

/** Props of {@link TextButton}. */
export interface TextButtonProps {
  children: ReactNode;
  onClick: () => void;
  /** Id of what tells buttons with equal words apart. */
  describedBy?: string;
  /** The button is a toggle, and this is its position. */
  pressed?: boolean;
}

/** A button that looks like a link, for an action that leads nowhere else. */
export function TextButton(props: TextButtonProps) {
  const classes = useStyles();
  return (
    <ButtonBase
      className={classes.root}
      onClick={props.onClick}
      aria-describedby={props.describedBy}
      aria-pressed={props.pressed}
    >
      {props.children}
    </ButtonBase>
  );
}
