import type { ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Tone } from '../../theme/Tone';
import { toneColors } from '../../theme/toneColors';

/** Lines differ by their strokes, not by their colour alone. */
const STROKES: Record<Tone, { width: number; dashes?: string }> = {
  good: { width: 2 },
  info: { width: 2 },
  warn: { width: 2, dashes: '8 5' },
  bad: { width: 3, dashes: '4 9' },
  unknown: { width: 2, dashes: '1 5' },
  off: { width: 2, dashes: '1 5' },
};

const useStyles = makeStyles<Theme, { tone: Tone }>(
  {
    root: {
      alignItems: 'center',
      display: 'flex',
      flex: '1 1 0',
      gap: 6,
      minWidth: 0,
    },
    near: { flex: '0 0 18px', height: 12 },
    far: { flex: '1 1 0', height: 12, minWidth: 12 },
    head: { flex: '0 0 9px', height: 12, marginLeft: -6, width: 9 },
    line: { overflow: 'visible' },
  },
  { name: 'BackupsFlowArrow' },
);

/** Props of {@link FlowArrow}. */
export interface FlowArrowProps {
  tone: Tone;
  /** Stands on the arrow. */
  children: ReactNode;
  theme: Theme;
}

/** An arrow with words on it. It is a picture: what it says is said in words beside it. */
export function FlowArrow(props: FlowArrowProps) {
  const { tone, theme } = props;
  const classes = useStyles({ tone });
  const color = toneColors(theme, tone).onPaper;
  const { width, dashes } = STROKES[tone];
  const line = (
    <line
      x1="0"
      x2="100%"
      y1="6"
      y2="6"
      stroke={color}
      strokeWidth={width}
      strokeDasharray={dashes}
      strokeLinecap={dashes?.startsWith('1') ? 'round' : 'butt'}
    />
  );
  return (
    <span className={classes.root}>
      <svg className={classes.near} width="18" aria-hidden focusable="false">
        {line}
      </svg>
      {props.children}
      <svg className={classes.far} width="100%" aria-hidden focusable="false">
        {line}
      </svg>
      <svg
        className={classes.head}
        viewBox="0 0 9 12"
        aria-hidden
        focusable="false"
      >
        <path d="M0 0 L9 6 L0 12 Z" fill={color} />
      </svg>
    </span>
  );
}
