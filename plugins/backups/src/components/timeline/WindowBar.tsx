import { useTheme } from '@material-ui/core/styles';
import type { TimelineLane } from './timelineLanes';
import { type LogAxis } from './logAxis';
import { toneColors } from '../../theme/toneColors';

/** What a log brings back: a bar, and dots for single backups before it. */
export function WindowBar(props: {
  lane: TimelineLane;
  axis: LogAxis;
  now: string;
}) {
  const { lane, axis, now } = props;
  const theme = useTheme();
  const good = toneColors(theme, 'good').onPaper;
  const { window } = lane;
  if (!window) return null;
  const { earliest, latest, oldestPoint } = window;
  const span = (from: string, to: string) => ({
    x: `${axis.placeOf(from) * 100}%`,
    width: `${Math.max(0.5, (axis.placeOf(to) - axis.placeOf(from)) * 100)}%`,
  });
  const end = latest?.at ?? now;
  return (
    <>
      {oldestPoint && (
        <line
          x1={`${axis.placeOf(oldestPoint.at) * 100}%`}
          x2={`${axis.placeOf(earliest?.at ?? end) * 100}%`}
          y1="50%"
          y2="50%"
          stroke={good}
          strokeWidth="10"
          strokeDasharray="2 8"
        />
      )}
      {earliest && (
        <rect
          {...span(earliest.at, end)}
          y="9"
          height="10"
          rx="2"
          fill={good}
        />
      )}
    </>
  );
}
