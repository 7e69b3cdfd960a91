import { makeStyles, useTheme } from '@material-ui/core/styles';
import { useServerNow } from '../../hooks/useServerNow';
import { formatInstant } from '../../text/formatInstant';
import { mutedText } from '../../theme/mutedText';
import { toneColors } from '../../theme/toneColors';
import { Instant } from '../atoms/Instant';
import { oldestMoment } from './windowLanes';
import type { WindowLane } from './windowLanes';

const useStyles = makeStyles(
  theme => ({
    lane: {
      alignItems: 'center',
      display: 'grid',
      gap: theme.spacing(0.5, 2),
      gridTemplateColumns: 'minmax(150px, 22%) 1fr',
      padding: theme.spacing(0.5, 0),
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
    title: { fontWeight: 700, overflowWrap: 'anywhere' },
    track: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      height: 18,
      overflow: 'hidden',
      position: 'relative',
    },
    part: { bottom: 0, position: 'absolute', top: 0 },
    ends: {
      color: mutedText(theme),
      display: 'flex',
      flexWrap: 'wrap',
      fontSize: theme.typography.pxToRem(13),
      gap: theme.spacing(0, 2),
      gridColumn: '2',
      justifyContent: 'space-between',
      [theme.breakpoints.down('xs')]: { gridColumn: '1' },
    },
  }),
  { name: 'BackupsWindowBars' },
);

function sentenceOf({ window }: WindowLane, now: string): string {
  const { earliest, latest, oldestPoint } = window;
  if (!latest) return 'Which moments can be restored is not known.';
  const last = formatInstant(latest.at, now);
  const from = earliest
    ? `Any moment from ${formatInstant(earliest.at, now)} to ${last}.`
    : `Up to ${last}; from when on is not known.`;
  return oldestPoint
    ? `${from} Single backups from ${formatInstant(oldestPoint.at, now)} on.`
    : from;
}

function Lane(props: { lane: WindowLane; begin: number; end: number }) {
  const { lane, begin, end } = props;
  const classes = useStyles();
  const theme = useTheme();
  const now = useServerNow();
  const { earliest, latest, oldestPoint } = lane.window;
  const good = toneColors(theme, 'good');
  const place = (at: string) =>
    end > begin ? ((Date.parse(at) - begin) / (end - begin)) * 100 : 0;
  const span = (from: string, to: string) => ({
    left: `${place(from)}%`,
    // A sliver still has to be seen.
    minWidth: 3,
    width: `${place(to) - place(from)}%`,
  });
  const sentence = sentenceOf(lane, now);
  return (
    <div className={classes.lane}>
      <span className={classes.title}>{lane.title}</span>
      <div
        className={classes.track}
        role="img"
        aria-label={`${lane.title}: ${sentence}`}
        title={sentence}
      >
        {oldestPoint && earliest && (
          <span
            className={classes.part}
            style={{
              ...span(oldestPoint.at, earliest.at),
              // Single points: stripes, so that colour is not all that tells.
              background: `repeating-linear-gradient(90deg, ${good.onPaper} 0 3px, transparent 3px 9px)`,
            }}
          />
        )}
        {earliest && latest && (
          <span
            className={classes.part}
            style={{
              ...span(earliest.at, latest.at),
              background: good.onPaper,
            }}
          />
        )}
      </div>
      <div className={classes.ends}>
        {latest ? (
          <>
            <span>
              {oldestPoint && (
                <>
                  backups from <Instant at={oldestPoint.at} /> ·{' '}
                </>
              )}
              {earliest ? (
                <>
                  any moment from <Instant at={earliest.at} />
                </>
              ) : (
                'from when on is not known'
              )}
            </span>
            <span>
              to <Instant at={latest.at} /> ({latest.known})
            </span>
          </>
        ) : (
          <span>which moments can be restored is not known</span>
        )}
      </div>
    </div>
  );
}

/** Props of {@link WindowBars}. */
export interface WindowBarsProps {
  lanes: WindowLane[];
}

/** The moments each copy of a database can bring back, on one scale that ends now. */
export function WindowBars(props: WindowBarsProps) {
  const { lanes } = props;
  const now = useServerNow();
  const oldest = oldestMoment(lanes) ?? now;
  return (
    <>
      {lanes.map(lane => (
        <Lane
          key={lane.plan.id}
          lane={lane}
          begin={Date.parse(oldest)}
          end={Date.parse(now)}
        />
      ))}
    </>
  );
}
