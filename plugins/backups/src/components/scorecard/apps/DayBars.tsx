import { useTheme } from '@material-ui/core/styles';
import { DAY_LETTERS } from 'backstage-plugin-backups-common';
import type { Tone } from '../../../theme/Tone';
import { toneColors } from '../../../theme/toneColors';
import { verdictLooks } from '../../../theme/verdictLooks';
import { VisuallyHidden } from '../../atoms/VisuallyHidden';
import { daysText } from './daysText';

/** CSS pixels. */
const BAR = 3;
const GAP = 1;
const HEIGHT = 18;

/** The worse, the higher: hue is not what tells them apart. */
const BARS: Record<string, { tone: Tone; height: number }> = {
  [DAY_LETTERS['at-risk']]: {
    tone: verdictLooks['at-risk'].tone,
    height: HEIGHT,
  },
  [DAY_LETTERS['cannot-tell']]: {
    tone: verdictLooks['cannot-tell'].tone,
    height: 13,
  },
  [DAY_LETTERS['needs-attention']]: {
    tone: verdictLooks['needs-attention'].tone,
    height: 9,
  },
  [DAY_LETTERS.protected]: { tone: verdictLooks.protected.tone, height: 5 },
};

/** Props of {@link DayBars}. */
export interface DayBarsProps {
  /** One letter a day, oldest first. */
  days: string;
}

/** How an app did day by day, the worst of each. Its text says the same in numbers. */
export function DayBars(props: DayBarsProps) {
  const theme = useTheme();
  const { days } = props;
  const width = days.length * (BAR + GAP);
  const text = daysText(days);
  return (
    <span title={text} style={{ display: 'block' }}>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        aria-hidden
        style={{ display: 'block' }}
      >
        {[...days].map((letter, index) => {
          const bar = BARS[letter];
          const height = bar?.height ?? 1;
          return (
            <rect
              // Days keep their places.
              key={index}
              x={index * (BAR + GAP)}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              fill={
                bar
                  ? toneColors(theme, bar.tone).onPaper
                  : theme.palette.divider
              }
            />
          );
        })}
      </svg>
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}
