import { useState, type ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CoverageView,
  TrendResponse,
  Verdict,
} from 'backstage-plugin-backups-common';
import { protectedText } from '../../../text/coverageText';
import { formatDay } from '../../../text/formatDay';
import { mutedText } from '../../../theme/mutedText';
import { verdictLooks } from '../../../theme/verdictLooks';
import { TextButton } from '../../atoms/TextButton';
import { ToneIcon } from '../../atoms/ToneIcon';
import { PlainTable } from '../../layout/PlainTable';
import { coverageParts } from './coverageParts';
import { TrendBars } from './TrendBars';
import { trendOf, trendText } from './trendOf';

const useStyles = makeStyles(
  theme => ({
    sentence: {
      color: theme.palette.text.primary,
      fontSize: theme.typography.pxToRem(18),
      fontWeight: 700,
      margin: 0,
    },
    line: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      marginBottom: theme.spacing(1),
      // What is asked for later fills its place.
      minHeight: 28,
    },
    tiles: {
      display: 'grid',
      gap: theme.spacing(1.5),
      gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
      listStyle: 'none',
      margin: 0,
      padding: 0,
      [theme.breakpoints.down('sm')]: {
        gap: theme.spacing(1),
        gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      },
    },
    tile: {
      alignItems: 'stretch',
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      color: theme.palette.text.primary,
      display: 'flex',
      flexDirection: 'column',
      fontFamily: 'inherit',
      fontSize: theme.typography.pxToRem(14),
      height: '100%',
      justifyContent: 'flex-start',
      padding: theme.spacing(1.25, 2),
      textAlign: 'left',
      width: '100%',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
      '&[aria-pressed=true]': {
        outline: `2px solid ${theme.palette.text.primary}`,
      },
    },
    count: {
      alignItems: 'center',
      display: 'flex',
      fontSize: theme.typography.pxToRem(26),
      fontWeight: 700,
      gap: 8,
      lineHeight: 1.25,
      '& svg': { fontSize: 22 },
    },
    words: { flexGrow: 1 },
    since: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
      // What is asked for later fills its place.
      minHeight: theme.typography.pxToRem(20),
    },
    bars: { marginLeft: 'auto', minWidth: 0 },
    table: { marginTop: theme.spacing(1) },
    rest: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      marginLeft: 'auto',
      [theme.breakpoints.down('sm')]: { marginLeft: 0 },
    },
  }),
  { name: 'BackupsCoverage' },
);

/** Props of {@link VerdictTiles}. */
export interface VerdictTilesProps {
  coverage: CoverageView;
  /** The same counts week by week; absent: on its way. */
  trend: TrendResponse | undefined;
  /** Verdicts that the list below is filtered by. */
  chosen: readonly Verdict[];
  /** Chooses one verdict, or takes the choice away. */
  choose: (verdict: Verdict | undefined) => void;
  /** What is not counted. */
  rest: ReactNode;
}

/** How much is safe: four numbers with their denominator, each a filter. */
export function VerdictTiles(props: VerdictTilesProps) {
  const { coverage, trend, chosen, choose } = props;
  const classes = useStyles();
  const [isOpen, setOpen] = useState(false);
  const parts = coverageParts(coverage).map(part => ({
    ...part,
    trend: trendOf(trend, coverage, part.counted),
  }));
  // One scale: a bar is as high in one tile as in the other.
  const most = Math.max(
    ...parts.flatMap(part => part.trend.map(count => count ?? 0)),
  );
  const isChosen = (verdict: Verdict) =>
    chosen.length === 1 && chosen[0] === verdict;
  return (
    <section aria-labelledby="backups-coverage">
      <div className={classes.line}>
        <h2 id="backups-coverage" className={classes.sentence}>
          {protectedText(coverage)}
        </h2>
        <span className={classes.rest}>
          {props.rest}
          {trend && trend.days.length > 0 && (
            <>
              {' · '}
              <TextButton pressed={isOpen} onClick={() => setOpen(!isOpen)}>
                week by week
              </TextButton>
            </>
          )}
        </span>
      </div>
      <ul className={classes.tiles}>
        {parts.map(part => (
          <li key={part.verdict}>
            <ButtonBase
              className={classes.tile}
              aria-pressed={isChosen(part.verdict)}
              onClick={() =>
                choose(isChosen(part.verdict) ? undefined : part.verdict)
              }
            >
              <span className={classes.count}>
                <ToneIcon look={verdictLooks[part.verdict]} />
                {part.count}
                <span className={classes.bars}>
                  <TrendBars
                    counts={part.trend}
                    most={most}
                    tone={verdictLooks[part.verdict].tone}
                  />
                </span>
              </span>{' '}
              <span className={classes.words}>{part.words}</span>{' '}
              <span className={classes.since}>{trendText(part.trend)}</span>
            </ButtonBase>
          </li>
        ))}
      </ul>
      {isOpen && trend && (
        <div className={classes.table}>
          <PlainTable
            label="Week by week"
            heads={[
              'At the end of',
              ...parts.map(({ verdict }) => verdictLooks[verdict].label),
            ]}
            rows={[
              {
                key: 'now',
                cells: ['now', ...parts.map(({ count }) => count)],
              },
              ...[...trend.days].reverse().map(day => ({
                key: day.day,
                cells: [
                  formatDay(day.day),
                  ...parts.map(({ counted }) => day[counted]),
                ],
              })),
            ]}
          />
        </div>
      )}
    </section>
  );
}
