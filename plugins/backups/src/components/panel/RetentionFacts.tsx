import { makeStyles } from '@material-ui/core/styles';
import type { KeptView, Retention } from 'backstage-plugin-backups-common';
import { durationInWords } from 'backstage-plugin-backups-common';
import { mutedText } from '../../theme/mutedText';
import { ruleText } from '../../text/ruleText';
import { FactList } from '../layout/FactList';

const useStyles = makeStyles(
  theme => ({
    rules: { listStyle: 'none', margin: 0, padding: 0 },
    quiet: {
      color: mutedText(theme),
      fontSize: theme.typography.pxToRem(13),
    },
  }),
  { name: 'BackupsRetentionFacts' },
);

/** Each rule that is in force: what it means here, and who set it. */
function KeptRules(props: { kept: KeptView }) {
  const classes = useStyles();
  return (
    <ul className={classes.rules}>
      {props.kept.rules.map(rule => (
        <li key={rule.key}>
          {rule.key} {rule.value}: {rule.meaning}{' '}
          <span className={classes.quiet}>(set by {rule.from})</span>
        </li>
      ))}
    </ul>
  );
}

/** Props of {@link RetentionFacts}. */
export interface RetentionFactsProps {
  retention: Retention;
  /** What is really kept, where the repository told. */
  kept?: KeptView;
}

/** What a copy keeps: as declared, and as the repository really does. */
export function RetentionFacts(props: RetentionFactsProps) {
  const { kept } = props;
  const { declared, inherited, sentence, noHistory, chain } = props.retention;
  return (
    <FactList
      facts={[
        { term: 'In words', fact: kept?.sentence ?? sentence },
        {
          term: 'Declared',
          fact: noHistory
            ? 'the tool keeps no history: only the newest copy exists'
            : declared.map(ruleText).join(', ') ||
              // Counts of full backups are said in words.
              (chain ? undefined : 'nothing'),
        },
        {
          term: 'In force',
          fact:
            kept && kept.rules.length > 0 ? (
              <KeptRules kept={kept} />
            ) : undefined,
        },
        {
          term: 'Reaches back',
          fact:
            kept?.reachSeconds === undefined
              ? undefined
              : `${durationInWords(
                  kept.reachSeconds,
                )}, from the newest to the oldest good restore point`,
        },
        {
          term: 'Inherited',
          fact:
            !kept && inherited.length > 0
              ? `${inherited
                  .map(ruleText)
                  .join(', ')} (the tool's own defaults, because not set)`
              : undefined,
        },
      ]}
    />
  );
}
