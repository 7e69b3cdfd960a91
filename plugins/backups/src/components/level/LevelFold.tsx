import { makeStyles } from '@material-ui/core/styles';
import {
  LEVEL_NAMES,
  type EntityBackups,
  type RuleView,
  type SlaView,
} from 'backstage-plugin-backups-common';
import { countText } from '../../text/countText';
import { ruleTitle } from '../../text/ruleTitle';
import { shareText } from '../../text/slaText';
import { mutedText } from '../../theme/mutedText';
import { ruleLooks } from '../../theme/ruleLooks';
import { Chip } from '../atoms/Chip';
import { CopyableCommand } from '../atoms/CopyableCommand';
import { LevelBar } from '../atoms/LevelBar';
import { MarksRow } from '../copies/MarksRow';
import { Fold } from '../layout/Fold';

const useStyles = makeStyles(
  theme => ({
    summary: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
    },
    next: { margin: theme.spacing(0, 0, 1.5) },
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(1.5, 0, 0),
      padding: 0,
    },
    rule: {
      alignItems: 'start',
      display: 'grid',
      gap: theme.spacing(0.25, 1.5),
      gridTemplateColumns: '110px minmax(0, 1fr)',
    },
    quiet: { color: mutedText(theme) },
    sla: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      margin: theme.spacing(1.5, 0, 0),
    },
  }),
  { name: 'BackupsLevelFold' },
);

function Rule(props: { rule: RuleView }) {
  const { rule, result, level, fact, fix, countsFrom } = props.rule;
  const classes = useStyles();
  return (
    <li className={classes.rule}>
      <span>
        <Chip look={ruleLooks[result]} />
      </span>
      <span>
        <strong>{`L${level} ${ruleTitle(rule)}`}</strong>
        {countsFrom && (
          <span
            className={classes.quiet}
          >{` · counts from ${countsFrom}`}</span>
        )}
        <br />
        {fact} <span className={classes.quiet}>{fix}</span>
      </span>
    </li>
  );
}

function slaWords({ made, missed, share, notObservedDays }: SlaView): string {
  const watched =
    share === undefined
      ? 'nothing was due'
      : `${made} of ${made + missed} (${shareText(share)})`;
  return notObservedDays > 0
    ? `${watched}, ${countText(notObservedDays, 'day')} not observed`
    : watched;
}

/** Props of {@link LevelFold}. */
export interface LevelFoldProps {
  backups: EntityBackups;
}

/** What the app survives and what is next; the rules behind the fold. */
export function LevelFold(props: LevelFoldProps) {
  const { level, sla = [], marks } = props.backups;
  const classes = useStyles();
  if (!level) return null;
  const { next } = level;
  return (
    <Fold
      id="backups-level"
      title={`Level ${level.level} of 5: ${LEVEL_NAMES[level.level]}`}
      summary={
        <span className={classes.summary}>
          <LevelBar level={level.level} expected={level.expected} />
          {next && `next: ${ruleTitle(next.rule)}`}
        </span>
      }
    >
      {next && (
        <div className={classes.next}>
          <strong>{`Next: ${ruleTitle(next.rule)}.`}</strong> {next.fact}{' '}
          {next.fix}
          {next.snippet && (
            <CopyableCommand
              text={next.snippet}
              copyLabel="Copy the configuration"
            />
          )}
        </div>
      )}
      <ul className={classes.list} aria-label="Rules of the levels">
        {level.rules.map(rule => (
          <Rule key={rule.rule} rule={rule} />
        ))}
      </ul>
      {marks.length > 0 && <MarksRow marks={marks} />}
      <div className={classes.sla}>
        {sla.map(period => (
          <span key={period.days}>
            <span
              className={classes.quiet}
            >{`On time, last ${period.days} days: `}</span>
            {slaWords(period)}
          </span>
        ))}
        <span className={classes.quiet}>{`Judged on ${level.day}`}</span>
      </div>
    </Fold>
  );
}
