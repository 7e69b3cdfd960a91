import { useTheme } from '@material-ui/core/styles';
import type { TimelinePoint } from './timelineLanes';
import { toneColors } from '../../theme/toneColors';

/** A good point is filled, one that is only reported a ring, one that is spoiled a crossed ring. */
export function PointMark(props: {
  point: TimelinePoint;
  x: string;
  chosen?: boolean;
}) {
  const { point, x, chosen } = props;
  const theme = useTheme();
  const tone = toneColors(theme, point.spoiled ? 'bad' : 'good').onPaper;
  const isRing = point.spoiled !== undefined || point.reported;
  return (
    <>
      {chosen && (
        <circle
          cx={x}
          cy="50%"
          r="8"
          fill="none"
          stroke={theme.palette.text.primary}
          strokeWidth="2"
        />
      )}
      <circle
        cx={x}
        cy="50%"
        r="4"
        fill={isRing ? theme.palette.background.paper : tone}
        stroke={tone}
        strokeWidth="2"
        strokeDasharray={point.spoiled ? '2 2' : undefined}
      />
    </>
  );
}
