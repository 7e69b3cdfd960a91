import type { ReactNode } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
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
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 6,
      padding: theme.spacing(2.5),
    },
    sentence: {
      fontSize: theme.typography.pxToRem(18),
      fontWeight: 700,
      margin: theme.spacing(0, 0, 1.5),
    },
    bar: {
      borderRadius: 4,
      display: 'flex',
      gap: 2,
      height: 20,
      overflow: 'hidden',
    },
    legend: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2.5),
      listStyle: 'none',
      margin: theme.spacing(1.5, 0, 0),
      padding: 0,
    },
    part: {
      borderRadius: 4,
      fontFamily: 'inherit',
      fontSize: theme.typography.pxToRem(14),
      gap: 6,
      padding: theme.spacing(0.25, 0.5),
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
      '&[aria-pressed=true]': {
        outline: `1px solid ${theme.palette.text.primary}`,
      },
    },
    rest: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(14),
      marginLeft: 'auto',
      [theme.breakpoints.down('sm')]: { marginLeft: 0 },
    },
  }),
  { name: 'BackupsCoverageBar' },
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
        minWidth: 4,
      };
    },
  }),
  { name: 'BackupsCoverageSegment' },
);

function Segment(props: { verdict: Verdict; count: number }) {
  const { tone } = verdictLooks[props.verdict];
  const classes = useSegmentStyles({ tone });
  return <div className={classes.root} style={{ flexGrow: props.count }} />;
}

/** Props of {@link CoverageBar}. */
export interface CoverageBarProps {
  coverage: CoverageView;
  /** Verdicts that the list below is filtered by. */
  chosen: readonly Verdict[];
  /** Chooses one verdict, or takes the choice away. */
  choose: (verdict: Verdict | undefined) => void;
  /** What is not counted. */
  rest: ReactNode;
}

/** How much is safe, in a bar and in numbers with their denominator. */
export function CoverageBar(props: CoverageBarProps) {
  const { coverage, chosen, choose } = props;
  const classes = useStyles();
  const parts = coverageParts(coverage);
  const isChosen = (verdict: Verdict) =>
    chosen.length === 1 && chosen[0] === verdict;
  return (
    <Paper
      component="section"
      elevation={0}
      className={classes.root}
      aria-labelledby="backups-coverage"
    >
      <h2 id="backups-coverage" className={classes.sentence}>
        {`${coverage.protected} of ${countText(
          coverage.counted,
          'app',
        )} with data ${coverage.protected === 1 ? 'is' : 'are'} protected`}
      </h2>
      <div className={classes.bar} aria-hidden>
        {parts
          .filter(part => part.count > 0)
          .map(part => (
            <Segment key={part.verdict} {...part} />
          ))}
      </div>
      <ul className={classes.legend}>
        {parts.map(part => (
          <li key={part.verdict}>
            <ButtonBase
              className={classes.part}
              aria-pressed={isChosen(part.verdict)}
              onClick={() =>
                choose(isChosen(part.verdict) ? undefined : part.verdict)
              }
            >
              <ToneIcon look={verdictLooks[part.verdict]} />
              <span>
                <strong>{part.count}</strong> {part.words}
              </span>
            </ButtonBase>
          </li>
        ))}
        <li className={classes.rest}>{props.rest}</li>
      </ul>
    </Paper>
  );
}
