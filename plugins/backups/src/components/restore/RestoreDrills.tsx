import type {
  DrillView,
  RestoreScenario,
  RunbookAnswer,
} from 'backstage-plugin-backups-common';
import { Section } from '../layout/Section';
import { DrillForm } from './DrillForm';
import { DrillList } from './DrillList';

/** Props of {@link RestoreDrills}. */
export interface RestoreDrillsProps {
  entityRef: string;
  scenario?: RestoreScenario;
  drills: DrillView[];
  /** Something of it was restored once, though perhaps for another app. */
  isDrilled: boolean;
  answer?: RunbookAnswer;
  recorded: () => void;
}

/** Drills of the app; where there is a runbook, following it can be recorded. */
export function RestoreDrills(props: RestoreDrillsProps) {
  const { entityRef, scenario, drills, isDrilled, answer, recorded } = props;
  const runbook = answer?.runbook;
  const target = answer?.targets[0];
  return (
    <Section
      id="backups-restore-drills"
      title="Restore drills"
      hint={drills.length === 0 && !isDrilled ? 'never drilled' : undefined}
    >
      {drills.length > 0 && <DrillList drills={drills} />}
      {scenario && runbook && target && (
        <DrillForm
          key={target.planId}
          entityRef={entityRef}
          scenario={scenario}
          way={runbook.way}
          target={target}
          recorded={recorded}
        />
      )}
    </Section>
  );
}
