import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { Tone } from '../../../theme/Tone';
import { toneColors } from '../../../theme/toneColors';

/** CSS pixels. */
const BAR = 5;
const GAP = 2;
const HEIGHT = 24;

const useStyles = makeStyles(
  { root: { display: 'block', maxWidth: '100%' } },
  { name: 'BackupsTrendBars' },
);

/** Props of {@link TrendBars}. */
export interface TrendBarsProps {
  /** One a week, oldest first, the last one is now; absent: no observation. */
  counts: readonly (number | undefined)[];
  /** What a bar of full height stands for. */
  most: number;
  tone: Tone;
}

/** How a count went, week by week. The table beside it says the same in numbers. */
export function TrendBars(props: TrendBarsProps) {
  const { counts, most, tone } = props;
  const classes = useStyles();
  const theme = useTheme();
  const width = counts.length * (BAR + GAP) - GAP;
  return (
    <svg
      className={classes.root}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden
    >
      {counts.map((count, week) => {
        const height =
          count === undefined
            ? 1
            : Math.max(2, (HEIGHT * count) / Math.max(1, most));
        return (
          <rect
            // Weeks keep their places.
            key={week}
            x={week * (BAR + GAP)}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            fill={
              count === undefined
                ? theme.palette.divider
                : toneColors(theme, tone).onPaper
            }
          />
        );
      })}
    </svg>
  );
}
