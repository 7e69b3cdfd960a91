import type { ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { Link } from '../parts/Link';
import { mutedText } from '../../theme/mutedText';
import type { Tone } from '../../theme/Tone';
import { toneColors } from '../../theme/toneColors';

const useStyles = makeStyles<Theme, { tone?: Tone }>(
  theme => ({
    root: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      color: theme.palette.text.primary,
      display: 'block',
      minWidth: 0,
      padding: theme.spacing(1.5, 2),
      textDecoration: 'none',
      '&:hover': {
        backgroundColor: theme.palette.action.hover,
        textDecoration: 'none',
      },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 1.25) },
    },
    term: {
      color: mutedText(theme),
      display: 'block',
      fontSize: theme.typography.pxToRem(14),
    },
    amount: props => ({
      color: props.tone
        ? toneColors(theme, props.tone).onPaper
        : theme.palette.text.primary,
      display: 'block',
      fontSize: theme.typography.pxToRem(24),
      fontWeight: 700,
      lineHeight: 1.3,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: {
        fontSize: theme.typography.pxToRem(20),
      },
    }),
    detail: {
      color: mutedText(theme),
      display: 'block',
      fontSize: theme.typography.pxToRem(13),
      lineHeight: 1.4,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'BackupsGlanceTile' },
);

/** Props of {@link GlanceTile}. */
export interface GlanceTileProps {
  /** The question: `Volume lost`. */
  term: string;
  /** The answer in the fewest words: `−24 min`. */
  amount: ReactNode;
  /** Of the answer; absent: the colour of words. */
  tone?: Tone;
  detail?: ReactNode;
  /** Where more is said. */
  to: string;
}

/** One answer of the tab in a few words, and the way to more. */
export function GlanceTile(props: GlanceTileProps) {
  const classes = useStyles({ tone: props.tone });
  return (
    <Link to={props.to} className={classes.root} underline="none">
      <span className={classes.term}>{props.term}</span>{' '}
      <span className={classes.amount}>{props.amount}</span>{' '}
      {props.detail && <span className={classes.detail}>{props.detail}</span>}
    </Link>
  );
}
