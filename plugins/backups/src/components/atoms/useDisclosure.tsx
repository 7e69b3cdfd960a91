import { useState, type ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';

const useStyles = makeStyles(
  theme => ({
    button: {
      alignItems: 'center',
      borderRadius: 4,
      color: theme.palette.link,
      display: 'inline-flex',
      fontFamily: 'inherit',
      fontSize: theme.typography.pxToRem(14),
      // What a finger hits.
      minHeight: 24,
      padding: theme.spacing(0.25, 0.5),
      whiteSpace: 'nowrap',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    icon: {
      fontSize: 18,
      '@media (prefers-reduced-motion: no-preference)': {
        transition: 'transform 120ms',
      },
    },
    open: { transform: 'rotate(180deg)' },
  }),
  { name: 'BackupsDisclosure' },
);

/** What {@link useDisclosure} gives. */
export interface DisclosureParts {
  isOpen: boolean;
  /** The button that folds and unfolds. */
  button: ReactNode;
}

/** Options of {@link useDisclosure}. */
export interface DisclosureOptions {
  label: string;
  /** Replaces the label while the content is shown. */
  openLabel?: string;
  /** Tells buttons with equal labels apart for screen readers. */
  describedBy?: string;
  /** Id of the element that is folded. */
  contentId: string;
}

/**
 * A button that folds something. The content is placed by the caller, because
 * it seldom stands right below its button.
 */
export function useDisclosure(options: DisclosureOptions): DisclosureParts {
  const classes = useStyles();
  const [isOpen, setOpen] = useState(false);
  const button = (
    <ButtonBase
      className={classes.button}
      aria-expanded={isOpen}
      aria-controls={isOpen ? options.contentId : undefined}
      aria-describedby={options.describedBy}
      onClick={() => setOpen(!isOpen)}
    >
      {isOpen ? options.openLabel ?? options.label : options.label}
      <ExpandMoreIcon
        className={isOpen ? `${classes.icon} ${classes.open}` : classes.icon}
        aria-hidden
      />
    </ButtonBase>
  );
  return { isOpen, button };
}
