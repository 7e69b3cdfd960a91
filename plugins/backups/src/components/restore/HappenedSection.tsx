import type {
  RestoreOptions,
  RestoreScenario,
} from 'backstage-plugin-backups-common';
import { RESTORE_SCENARIOS } from 'backstage-plugin-backups-common';
import type { RestoreUrl } from '../../hooks/useRestoreChoice';
import { scenarioText } from '../../text/scenarioText';
import { Section } from '../layout/Section';
import { Pills } from './Pills';

/** Props of {@link HappenedSection}. */
export interface HappenedSectionProps {
  scenario?: RestoreScenario;
  scenarios: RestoreOptions['scenarios'];
  change: RestoreUrl['change'];
}

/** What happened? Nothing is chosen beforehand. */
export function HappenedSection(props: HappenedSectionProps) {
  const { scenario, scenarios, change } = props;
  return (
    <div data-backups-screen>
      <Section id="backups-restore-happened" title="1 · What happened?">
        <Pills
          legend="What happened?"
          value={scenario}
          choose={value =>
            change({
              scenario: value as RestoreScenario,
              way: undefined,
            })
          }
          options={RESTORE_SCENARIOS.map(each => ({
            value: each,
            label: scenarioText[each].label,
            hint: scenarioText[each].does,
            unavailable: scenarios.find(
              candidate => candidate.scenario === each,
            )?.unavailable,
          }))}
        />
      </Section>
    </div>
  );
}
