import type { ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import { toneColors } from '../../theme/toneColors';
import type { Look } from '../../theme/Look';
import type { Tone } from '../../theme/Tone';

const useStyles = makeStyles<Theme, { tone: Tone; large: boolean }>(
  theme => ({
    root: props => {
      const colors = toneColors(theme, props.tone);
      return {
        alignItems: 'center',
        backgroundColor: colors.background,
        border: `1px solid ${colors.border}`,
        borderRadius: 4,
        color: colors.onBackground,
        display: 'inline-flex',
        fontSize: theme.typography.pxToRem(props.large ? 15 : 13),
        fontWeight: 700,
        gap: 6,
        lineHeight: 1.35,
        padding: props.large ? '4px 12px 4px 8px' : '1px 8px 1px 6px',
        whiteSpace: 'nowrap',
      };
    },
    icon: props => ({ fontSize: props.large ? 20 : 15 }),
  }),
  { name: 'BackupsChip' },
);

/** Props of {@link Chip}. */
export interface ChipProps {
  look: Look;
  /** Replaces the word of the look. */
  label?: ReactNode;
  large?: boolean;
}

/** A sign: icon, word, shape and colour. */
export function Chip(props: ChipProps) {
  const { look, label = look.label, large = false } = props;
  const classes = useStyles({ tone: look.tone, large });
  return (
    <span className={classes.root}>
      <look.Icon className={classes.icon} aria-hidden />
      <span>{label}</span>
    </span>
  );
}
