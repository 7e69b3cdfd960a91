import type {
  DrillView,
  RestoreScenario,
  RunbookAnswer,
} from 'backstage-plugin-backups-common';
import { useDisclosure } from '../atoms/useDisclosure';
import { Section } from '../layout/Section';
import { DrillForm } from './DrillForm';
import { DrillList } from './DrillList';

const FORM_ID = 'backups-restore-drill-form';

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
  const form = useDisclosure({
    label: 'Record how it went',
    contentId: FORM_ID,
  });
  return (
    <Section
      id="backups-restore-drills"
      title="Restore drills"
      hint={drills.length === 0 && !isDrilled ? 'never drilled' : undefined}
    >
      {drills.length > 0 && <DrillList drills={drills} />}
      {scenario && runbook && target && (
        <>
          {form.button}
          {form.isOpen && (
            <div id={FORM_ID}>
              <DrillForm
                key={target.planId}
                entityRef={entityRef}
                scenario={scenario}
                way={runbook.way}
                target={target}
                recorded={recorded}
              />
            </div>
          )}
        </>
      )}
    </Section>
  );
}
