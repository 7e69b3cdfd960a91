import type { Retention } from 'backstage-plugin-backups-common';
import { ruleText } from '../../text/ruleText';
import { FactList } from '../layout/FactList';

/** Props of {@link RetentionFacts}. */
export interface RetentionFactsProps {
  retention: Retention;
}

/** What a copy keeps: as declared, and what else applies. */
export function RetentionFacts(props: RetentionFactsProps) {
  const { declared, inherited, sentence, noHistory } = props.retention;
  return (
    <FactList
      facts={[
        { term: 'In words', fact: sentence },
        {
          term: 'Declared',
          fact: noHistory
            ? 'the tool keeps no history: only the newest copy exists'
            : declared.map(ruleText).join(', ') || 'nothing',
        },
        {
          term: 'Inherited',
          fact:
            inherited.length > 0
              ? `${inherited
                  .map(ruleText)
                  .join(', ')} (the tool's own defaults, because not set)`
              : undefined,
        },
      ]}
    />
  );
}
