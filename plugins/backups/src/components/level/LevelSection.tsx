import { makeStyles } from '@material-ui/core/styles';
import {
  LEVEL_NAMES,
  type LevelView,
  type RuleView,
  type SlaView,
} from 'backstage-plugin-backups-common';
import { useDisclosure } from '../atoms/useDisclosure';
import { countText } from '../../text/countText';
import { ruleTitle } from '../../text/ruleTitle';
import { shareText } from '../../text/slaText';
import { mutedText } from '../../theme/mutedText';
import { ruleLooks } from '../../theme/ruleLooks';
import { Chip } from '../atoms/Chip';
import { CopyableCommand } from '../atoms/CopyableCommand';
import { LevelBar } from '../atoms/LevelBar';
import { Section } from '../layout/Section';

const useStyles = makeStyles(
  theme => ({
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
  { name: 'BackupsLevelSection' },
);

const RULES_ID = 'backups-level-rules';

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
      : `${shareText(share)} (${made} of ${made + missed} due)`;
  return notObservedDays > 0
    ? `${watched}, ${countText(notObservedDays, 'day')} not observed`
    : watched;
}

/** Props of {@link LevelSection}. */
export interface LevelSectionProps {
  level: LevelView;
  sla: readonly SlaView[];
}

/** What it survives, what is missing for more, and how often what was due was made. */
export function LevelSection(props: LevelSectionProps) {
  const { level, sla } = props;
  const classes = useStyles();
  const { isOpen, button } = useDisclosure({
    label: 'All rules',
    openLabel: 'Hide rules',
    contentId: RULES_ID,
  });
  return (
    <Section
      id="backups-level"
      title={`Level L${level.level} of 5: ${LEVEL_NAMES[level.level]}`}
      hint={
        <>
          <LevelBar level={level.level} expected={level.expected} />
          {` · judged on ${level.day}, once a day`}
        </>
      }
      action={button}
    >
      {level.next && (
        <div className={classes.next}>
          <strong>{`Next: ${ruleTitle(level.next.rule)}.`}</strong>{' '}
          {level.next.fact} {level.next.fix}
          {level.next.snippet && (
            <CopyableCommand
              text={level.next.snippet}
              copyLabel="Copy the configuration"
            />
          )}
        </div>
      )}
      <div className={classes.sla}>
        {sla.map(period => (
          <span key={period.days}>
            <span
              className={classes.quiet}
            >{`Made in ${period.days} days: `}</span>
            {slaWords(period)}
          </span>
        ))}
      </div>
      {isOpen && (
        <ul id={RULES_ID} className={classes.list}>
          {level.rules.map(rule => (
            <Rule key={rule.rule} rule={rule} />
          ))}
        </ul>
      )}
    </Section>
  );
}
