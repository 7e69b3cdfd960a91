import type { ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { CoverageView, Verdict } from 'backstage-plugin-backups-common';
import { countText } from '../../../text/countText';
import { mutedText } from '../../../theme/mutedText';
import type { Tone } from '../../../theme/Tone';
import { toneColors } from '../../../theme/toneColors';
import { verdictLooks } from '../../../theme/verdictLooks';
import { ToneIcon } from '../../atoms/ToneIcon';
import { coverageParts } from './coverageParts';

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
    track: {
      backgroundColor: theme.palette.divider,
      borderRadius: 3,
      display: 'block',
      height: 6,
      marginTop: theme.spacing(0.75),
      overflow: 'hidden',
    },
    rest: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      marginLeft: 'auto',
      [theme.breakpoints.down('sm')]: { marginLeft: 0 },
    },
  }),
  { name: 'BackupsCoverage' },
);

const useSegmentStyles = makeStyles<Theme, { tone: Tone }>(
  theme => ({
    root: props => {
      const { onPaper } = toneColors(theme, props.tone);
      return {
        // What is not known is hatched: no shade of it looks like an answer.
        background:
          props.tone === 'unknown'
            ? `repeating-linear-gradient(135deg, ${onPaper} 0 3px, ${theme.palette.background.paper} 3px 7px)`
            : onPaper,
        display: 'block',
        height: '100%',
        minWidth: 4,
      };
    },
  }),
  { name: 'BackupsCoverageSegment' },
);

function Share(props: { verdict: Verdict; share: number }) {
  const { tone } = verdictLooks[props.verdict];
  const classes = useSegmentStyles({ tone });
  return props.share > 0 ? (
    <span className={classes.root} style={{ width: `${props.share * 100}%` }} />
  ) : null;
}

/** Props of {@link VerdictTiles}. */
export interface VerdictTilesProps {
  coverage: CoverageView;
  /** Verdicts that the list below is filtered by. */
  chosen: readonly Verdict[];
  /** Chooses one verdict, or takes the choice away. */
  choose: (verdict: Verdict | undefined) => void;
  /** What is not counted. */
  rest: ReactNode;
}

/** How much is safe: four numbers with their denominator, each a filter. */
export function VerdictTiles(props: VerdictTilesProps) {
  const { coverage, chosen, choose } = props;
  const classes = useStyles();
  const parts = coverageParts(coverage);
  const isChosen = (verdict: Verdict) =>
    chosen.length === 1 && chosen[0] === verdict;
  return (
    <section aria-labelledby="backups-coverage">
      <div className={classes.line}>
        <h2 id="backups-coverage" className={classes.sentence}>
          {`${coverage.protected} of ${countText(
            coverage.counted,
            'app',
          )} with data ${coverage.protected === 1 ? 'is' : 'are'} protected`}
        </h2>
        <span className={classes.rest}>{props.rest}</span>
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
              </span>{' '}
              <span>{part.words}</span>
              <span className={classes.track} aria-hidden>
                <Share
                  verdict={part.verdict}
                  share={
                    coverage.counted > 0 ? part.count / coverage.counted : 0
                  }
                />
              </span>
            </ButtonBase>
          </li>
        ))}
      </ul>
    </section>
  );
}
