import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Look } from '../../theme/Look';
import type { Tone } from '../../theme/Tone';
import { toneColors } from '../../theme/toneColors';

const useStyles = makeStyles<Theme, { tone: Tone }>(
  theme => ({
    root: props => ({
      color: toneColors(theme, props.tone).onPaper,
      flexShrink: 0,
      fontSize: 16,
      verticalAlign: 'text-bottom',
    }),
  }),
  { name: 'BackupsToneIcon' },
);

/** Props of {@link ToneIcon}. */
export interface ToneIconProps {
  look: Look;
}

/** The icon of a look, straight on the page's paper. Words must stand beside it. */
export function ToneIcon(props: ToneIconProps) {
  const { look } = props;
  const classes = useStyles({ tone: look.tone });
  return <look.Icon className={classes.root} aria-hidden />;
}
