import { makeStyles } from '@material-ui/core/styles';
import { LEVEL_NAMES, type Level } from 'backstage-plugin-backups-common';
import { toneColors } from '../../theme/toneColors';

const STEPS = [1, 2, 3, 4, 5] as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'inline-flex',
      gap: 6,
      whiteSpace: 'nowrap',
    },
    steps: { display: 'inline-flex', gap: 2 },
    step: {
      border: `1px solid ${toneColors(theme, 'off').border}`,
      borderRadius: 2,
      height: 8,
      width: 10,
    },
    reached: {
      backgroundColor: toneColors(theme, 'good').onPaper,
      borderColor: toneColors(theme, 'good').onPaper,
    },
    below: { fontWeight: 700 },
  }),
  { name: 'BackupsLevelBar' },
);

/** Props of {@link LevelBar}. */
export interface LevelBarProps {
  level: Level;
  /** What its tier asks for. */
  expected?: Level;
}

/** A level as steps and as a number. */
export function LevelBar(props: LevelBarProps) {
  const { level, expected } = props;
  const classes = useStyles();
  const isBelow = expected !== undefined && level < expected;
  return (
    <span
      className={classes.root}
      title={`L${level} ${LEVEL_NAMES[level]}${
        expected === undefined ? '' : `, L${expected} is expected`
      }`}
    >
      <span className={classes.steps} aria-hidden>
        {STEPS.map(step => (
          <span
            key={step}
            className={`${classes.step} ${
              step <= level ? classes.reached : ''
            }`}
          />
        ))}
      </span>
      <span className={isBelow ? classes.below : undefined}>
        {`L${level}${isBelow ? ` of L${expected}` : ''}`}
      </span>
    </span>
  );
}
