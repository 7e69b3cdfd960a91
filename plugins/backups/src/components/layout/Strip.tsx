import type { ReactNode } from 'react';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Look } from '../../theme/Look';
import type { Tone } from '../../theme/Tone';
import { toneColors } from '../../theme/toneColors';

const useStyles = makeStyles<Theme, { tone: Tone }>(
  theme => ({
    root: props => {
      const colors = toneColors(theme, props.tone);
      return {
        backgroundColor: colors.background,
        border: `1px solid ${colors.border}`,
        borderRadius: 6,
        color: theme.palette.text.primary,
        display: 'flex',
        fontSize: theme.typography.pxToRem(14),
        gap: theme.spacing(1.5),
        lineHeight: 1.5,
        padding: theme.spacing(1.5, 2.5),
      };
    },
    icon: props => ({
      color: toneColors(theme, props.tone).onBackground,
      fontSize: 20,
    }),
    body: { flex: 1, minWidth: 0 },
    title: { fontWeight: 700, margin: 0 },
  }),
  { name: 'BackupsStrip' },
);

/** Props of {@link Strip}. */
export interface StripProps {
  look: Look;
  title: ReactNode;
  children?: ReactNode;
  /** Read out when it appears. */
  live?: boolean;
}

/** A notice across the tab. */
export function Strip(props: StripProps) {
  const { look } = props;
  const classes = useStyles({ tone: look.tone });
  return (
    <div className={classes.root} role={props.live ? 'status' : undefined}>
      <look.Icon className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <p className={classes.title}>{props.title}</p>
        {props.children}
      </div>
    </div>
  );
}
