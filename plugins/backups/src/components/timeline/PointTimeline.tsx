import { makeStyles, type Theme, useTheme } from '@material-ui/core/styles';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from '../parts/Link';
import { mutedText } from '../../theme/mutedText';
import { toneColors } from '../../theme/toneColors';
import type { TimelineLane, TimelinePoint } from './timelineLanes';
import { type LogAxis, logAxis } from './logAxis';
import { useServerNow } from '../../hooks/useServerNow';
import { laneWords, windowText, pointText } from './timelineWords';
import { WindowBar } from './WindowBar';
import { PointMark } from './PointMark';
import { formatInstantInFull } from '../../text/formatInstantInFull';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { formatInstant } from '../../text/formatInstant';

const DOT = 11;

const LANE_HEIGHT = 28;

const useStyles = makeStyles<Theme>(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(0, 2),
      gridTemplateColumns: 'minmax(90px, max-content) minmax(0, 1fr)',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: '100%' },
    },
    title: {
      alignSelf: 'center',
      fontWeight: 700,
      maxWidth: 320,
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('sm')]: {
        fontSize: theme.typography.pxToRem(13),
        marginTop: theme.spacing(0.5),
        maxWidth: 'none',
      },
    },
    track: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      height: LANE_HEIGHT,
      // Dots at both ends lie wholly inside.
      margin: `0 ${DOT}px`,
      position: 'relative',
    },
    svg: {
      height: '100%',
      left: 0,
      overflow: 'visible',
      position: 'absolute',
      top: 0,
      width: '100%',
    },
    dot: {
      borderRadius: '50%',
      height: DOT * 2,
      marginLeft: -DOT,
      marginTop: -DOT,
      position: 'absolute',
      top: '50%',
      width: DOT * 2,
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    axis: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(12),
      gridColumn: '-2 / -1',
      height: 18,
      margin: `0 ${DOT}px`,
      position: 'relative',
    },
    mark: {
      position: 'absolute',
      transform: 'translateX(-50%)',
      whiteSpace: 'nowrap',
    },
    legend: {
      color: mutedText(theme),
      display: 'flex',
      flexWrap: 'wrap',
      fontSize: theme.typography.pxToRem(13),
      gap: theme.spacing(0, 2),
      gridColumn: '-2 / -1',
      marginTop: theme.spacing(0.5),
    },
    sample: { height: 10, marginRight: 4, width: 14 },
  }),
  { name: 'BackupsPointTimeline' },
);

/** @returns what stands for a point of a copy among those that are chosen */
export function chosenKey(planId: string, at: string): string {
  return `${planId} ${at}`;
}

function DamageLine(props: { x: string }) {
  const theme = useTheme();
  return (
    <line
      x1={props.x}
      x2={props.x}
      y1="0"
      y2="100%"
      stroke={toneColors(theme, 'bad').onPaper}
      strokeWidth="2"
      strokeDasharray="4 3"
    />
  );
}

interface LaneProps {
  lane: TimelineLane;
  axis: LogAxis;
  hrefOf: (lane: TimelineLane, point: TimelinePoint) => string;
  chosen?: ReadonlySet<string>;
  damagedSince?: string;
}

function Lane(props: LaneProps) {
  const { lane, axis, hrefOf } = props;
  const classes = useStyles();
  const now = useServerNow();
  const track = useRef<HTMLDivElement>(null);
  // One stop for Tab; the arrow keys go from point to point.
  const [stop, setStop] = useState(0);
  const current = Math.min(stop, lane.points.length - 1);
  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: 1, ArrowRight: -1 };
    const next = current + (steps[event.key] ?? 0);
    if (!(event.key in steps) || next < 0 || next >= lane.points.length) return;
    event.preventDefault();
    setStop(next);
    track.current?.querySelectorAll('a')[next]?.focus();
  };
  return (
    <>
      <span className={classes.title}>{lane.title}</span>
      <div
        ref={track}
        className={classes.track}
        role="group"
        aria-label={`${lane.title}: ${laneWords(lane, now)}`}
        title={windowText(lane, now).join('; ') || undefined}
      >
        <svg className={classes.svg} aria-hidden focusable="false">
          <WindowBar lane={lane} axis={axis} now={now} />
          {props.damagedSince && (
            <DamageLine x={`${axis.placeOf(props.damagedSince) * 100}%`} />
          )}
          {[...lane.points].reverse().map(point => (
            <PointMark
              key={`${point.at} ${point.spoiled}`}
              point={point}
              x={`${axis.placeOf(point.at) * 100}%`}
              chosen={props.chosen?.has(chosenKey(lane.planId, point.at))}
            />
          ))}
        </svg>
        {lane.points.map((point, index) => (
          <Link
            key={`${point.at} ${point.spoiled}`}
            to={hrefOf(lane, point)}
            className={classes.dot}
            style={{ left: `${axis.placeOf(point.at) * 100}%` }}
            tabIndex={index === current ? 0 : -1}
            onKeyDown={walk}
            aria-label={`Restore ${lane.title} to ${pointText(point, now)}`}
            title={`${pointText(point, now)} · ${formatInstantInFull(
              point.at,
            )}`}
          >
            <VisuallyHidden>{pointText(point, now)}</VisuallyHidden>
          </Link>
        ))}
      </div>
    </>
  );
}

function Legend(props: { lanes: readonly TimelineLane[] }) {
  const classes = useStyles();
  const all = props.lanes.flatMap(({ points }) => points);
  const samples: [words: string, point: TimelinePoint, isThere: boolean][] = [
    [
      'not to be restored',
      { at: '', spoiled: 'shrunk' },
      all.some(({ spoiled }) => spoiled !== undefined),
    ],
    [
      'reported, not listed',
      { at: '', reported: true },
      all.some(({ reported }) => reported),
    ],
  ];
  const shown = samples.filter(([, , isThere]) => isThere);
  if (shown.length === 0) return null;
  return (
    <div className={classes.legend}>
      {shown.map(([words, point]) => (
        <span key={words}>
          <svg className={classes.sample} aria-hidden focusable="false">
            <PointMark point={point} x="50%" />
          </svg>
          {words}
        </span>
      ))}
    </div>
  );
}

/** Props of {@link PointTimeline}. */
export interface PointTimelineProps {
  lanes: readonly TimelineLane[];
  /** Where a point leads. */
  hrefOf: (lane: TimelineLane, point: TimelinePoint) => string;
  /** Points that are restored, see {@link chosenKey}. */
  chosen?: ReadonlySet<string>;
  /** Since when something is damaged, ISO 8601: what is newer may hold it. */
  damagedSince?: string;
}

/** Every restore point of every copy, and what logs bring back, on one axis that ends now. */
export function PointTimeline(props: PointTimelineProps) {
  const { lanes, hrefOf } = props;
  const classes = useStyles();
  const now = useServerNow();
  const oldest = lanes
    .flatMap(({ points, window }) => [
      ...points.map(({ at }) => at),
      ...[window?.oldestPoint?.at ?? [], window?.earliest?.at ?? []].flat(),
    ])
    .sort()
    .at(0);
  const axis = logAxis(oldest, now);
  return (
    <div className={classes.root}>
      <div className={classes.axis} aria-hidden>
        {axis.marks.map(({ label, place }) => (
          <span
            key={label}
            className={classes.mark}
            style={{ left: `${place * 100}%` }}
          >
            {label}
          </span>
        ))}
      </div>
      {lanes.map(lane => (
        <Lane
          key={lane.planId}
          lane={lane}
          axis={axis}
          hrefOf={hrefOf}
          chosen={props.chosen}
          damagedSince={props.damagedSince}
        />
      ))}
      {props.damagedSince && (
        <div className={classes.axis}>
          <span
            className={classes.mark}
            style={{ left: `${axis.placeOf(props.damagedSince) * 100}%` }}
          >
            good until {formatInstant(props.damagedSince, now)}
          </span>
        </div>
      )}
      <Legend lanes={lanes} />
    </div>
  );
}
