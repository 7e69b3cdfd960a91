import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { DayView } from 'backstage-plugin-backups-common';
import { dayLooks } from '../../theme/dayLooks';
import { toneColors } from '../../theme/toneColors';

type Result = DayView['result'];

/** Results that stand out: filled with their colour, not only outlined. */
const SOLID: Record<Result, boolean> = {
  made: true,
  missed: true,
  failed: true,
  suspended: false,
  'not-observed': false,
  'none-due': false,
};

const BORDER: Record<Result, 'solid' | 'dashed' | 'dotted' | 'none'> = {
  made: 'solid',
  missed: 'solid',
  failed: 'solid',
  suspended: 'dashed',
  'not-observed': 'dotted',
  'none-due': 'none',
};

const useStyles = makeStyles<Theme, { result: Result }>(
  theme => ({
    root: props => {
      const colors = toneColors(theme, dayLooks[props.result].tone);
      const solid = SOLID[props.result];
      return {
        alignItems: 'center',
        backgroundColor: solid ? colors.onPaper : 'transparent',
        border: `1px ${BORDER[props.result]} ${colors.onPaper}`,
        borderRadius: 3,
        color: solid ? theme.palette.background.paper : colors.onPaper,
        display: 'flex',
        height: 22,
        justifyContent: 'center',
        minWidth: 0,
        overflow: 'hidden',
      };
    },
    icon: { fontSize: 14 },
  }),
  { name: 'BackupsDayCell' },
);

/** Props of {@link DayCell}. */
export interface DayCellProps {
  result: Result;
  /** Shown on hover. */
  title?: string;
}

/** One day of a history lane. The lane's own label speaks for screen readers. */
export function DayCell(props: DayCellProps) {
  const classes = useStyles({ result: props.result });
  const { Icon } = dayLooks[props.result];
  return (
    <span className={classes.root} title={props.title} aria-hidden>
      {/* Days before the first look may be many: an empty cell is calmer. */}
      {props.result !== 'not-observed' && <Icon className={classes.icon} />}
    </span>
  );
}
