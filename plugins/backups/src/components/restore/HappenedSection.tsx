import type {
  RestoreOptions,
  RestoreScenario,
} from 'backstage-plugin-backups-common';
import {
  RESTORE_SCENARIOS,
  SCENARIO_LABELS,
} from 'backstage-plugin-backups-common';
import type { RestoreUrl } from '../../hooks/useRestoreChoice';
import { Section } from '../layout/Section';
import { Pills } from './Pills';

/** What a runbook for each of what happened does. */
const DOES: Record<RestoreScenario, string> = {
  'files-deleted':
    'The copy is restored beside the volume; you copy back what is missing.',
  'volume-lost':
    'The copy is restored into a new volume, which then takes the old one’s place.',
  'broken-since': 'All volumes and databases go back to one moment together.',
  'database-moment': 'A new database cluster is made beside the old one.',
  'cluster-gone': 'Everything is restored into another cluster.',
  look: 'The copy is restored beside everything else. Nothing is stopped or changed: the way to drill.',
};

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
            label: SCENARIO_LABELS[each],
            hint: DOES[each],
            unavailable: scenarios.find(
              candidate => candidate.scenario === each,
            )?.unavailable,
          }))}
        />
      </Section>
    </div>
  );
}
