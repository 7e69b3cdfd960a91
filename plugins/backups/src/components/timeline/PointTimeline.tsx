import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from '@backstage/core-components';
import { makeStyles, useTheme, type Theme } from '@material-ui/core/styles';
import { useServerNow } from '../../hooks/useServerNow';
import { countText } from '../../text/countText';
import { formatInstant } from '../../text/formatInstant';
import { formatInstantInFull } from '../../text/formatInstantInFull';
import { mutedText } from '../../theme/mutedText';
import { toneColors } from '../../theme/toneColors';
import { VisuallyHidden } from '../atoms/VisuallyHidden';
import { logAxis, type LogAxis } from './logAxis';
import type { TimelineLane, TimelinePoint } from './timelineLanes';

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

const SPOILED_WORDS = {
  incomplete: 'incomplete',
  shrunk: 'much smaller than before',
};

/** What a dot is, in words. */
export function pointText(point: TimelinePoint, now: string): string {
  const notes = [
    point.spoiled ? SPOILED_WORDS[point.spoiled] : [],
    point.reported ? 'reported, not listed' : [],
  ].flat();
  return [formatInstant(point.at, now), ...notes].join(', ');
}

/** A good point is filled, one that is only reported a ring, one that is spoiled a crossed ring. */
function Mark(props: { point: TimelinePoint; x: string; chosen?: boolean }) {
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

function WindowBar(props: { lane: TimelineLane; axis: LogAxis; now: string }) {
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

function windowText({ window }: TimelineLane, now: string): string[] {
  if (!window) return [];
  const { earliest, latest, oldestPoint } = window;
  return [
    earliest && latest
      ? `any moment from ${formatInstant(earliest.at, now)} to ${formatInstant(
          latest.at,
          now,
        )}`
      : [],
    oldestPoint
      ? `single backups from ${formatInstant(oldestPoint.at, now)}`
      : [],
  ].flat();
}

/** What a lane shows, in words. */
export function laneWords(lane: TimelineLane, now: string): string {
  const { points, total } = lane;
  const words = windowText(lane, now);
  if (total !== undefined) words.push(countText(total, 'restore point'));
  if (points.length > 0) {
    words.push(`newest ${pointText(points[0], now)}`);
    if (points.length > 1) {
      words.push(`oldest ${pointText(points[points.length - 1], now)}`);
    }
  }
  return words.length > 0 ? words.join('; ') : 'no restore point is known';
}

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
            <Mark
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
            <Mark point={point} x="50%" />
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
