import { useCallback, useRef, useState, type ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useEscape } from '../../hooks/useEscape';
import { mutedText } from '../../theme/mutedText';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      overflow: 'hidden',
    },
    line: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      minHeight: 44,
      padding: theme.spacing(0.5, 2.5, 0.5, 1.5),
    },
    heading: { fontSize: 'inherit', margin: 0, minWidth: 0 },
    button: {
      borderRadius: 4,
      color: theme.palette.text.primary,
      fontFamily: 'inherit',
      fontSize: theme.typography.pxToRem(15),
      fontWeight: 700,
      justifyContent: 'flex-start',
      padding: theme.spacing(0.5),
      textAlign: 'left',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    icon: {
      '@media (prefers-reduced-motion: no-preference)': {
        transition: 'transform 120ms',
      },
    },
    open: { transform: 'rotate(90deg)' },
    summary: {
      color: mutedText(theme),
      flex: '1 1 0',
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.5,
      minWidth: 160,
      overflowWrap: 'anywhere',
    },
    body: {
      color: theme.palette.text.primary,
      fontSize: theme.typography.pxToRem(14),
      lineHeight: 1.5,
      padding: theme.spacing(0.5, 2.5, 2.5),
    },
    paper: { display: 'none', '@media print': { display: 'block' } },
  }),
  { name: 'BackupsFold' },
);

/** Props of {@link Fold}. */
export interface FoldProps {
  /** Unique on the page; names the landmark. */
  id: string;
  title: ReactNode;
  /** What of it is worth a look while it is folded. */
  summary?: ReactNode;
  /** What is behind it; made when it is opened. */
  children: ReactNode;
  /** It starts open. */
  open?: boolean;
  /** Paper shows what is behind it, opened or not. */
  printed?: boolean;
}

/** A card of which only its line is shown until it is opened. Escape folds it again. */
export function Fold(props: FoldProps) {
  const classes = useStyles();
  const [isOpen, setOpen] = useState(props.open ?? false);
  const headingId = `${props.id}-heading`;
  const contentId = `${props.id}-content`;
  const button = useRef<HTMLButtonElement>(null);
  const fold = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  const onKeyDown = useEscape(isOpen ? fold : undefined);
  return (
    <Paper
      component="section"
      elevation={0}
      className={classes.root}
      aria-labelledby={headingId}
      onKeyDown={onKeyDown}
    >
      <div className={classes.line}>
        <h2 className={classes.heading}>
          <ButtonBase
            ref={button}
            id={headingId}
            className={classes.button}
            aria-expanded={isOpen}
            aria-controls={isOpen ? contentId : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRightIcon
              className={
                isOpen ? `${classes.icon} ${classes.open}` : classes.icon
              }
              aria-hidden
            />
            {props.title}
          </ButtonBase>
        </h2>
        {props.summary && (
          <div className={classes.summary}>{props.summary}</div>
        )}
      </div>
      {(isOpen || props.printed) && (
        <div
          id={contentId}
          className={isOpen ? classes.body : `${classes.body} ${classes.paper}`}
        >
          {props.children}
        </div>
      )}
    </Paper>
  );
}
