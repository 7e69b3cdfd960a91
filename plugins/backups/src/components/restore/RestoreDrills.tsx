import type {
  DrillView,
  RestoreOptions,
  RestoreScenario,
  RunbookAnswer,
} from 'backstage-plugin-backups-common';
import { useDisclosure } from '../atoms/useDisclosure';
import { Section } from '../layout/Section';
import { DrillForm } from './DrillForm';
import { DrillList } from './DrillList';
import { LastDrill } from './LastDrill';

const FORM_ID = 'backups-restore-drill-form';

/** Props of {@link RestoreDrills}. */
export interface RestoreDrillsProps {
  entityRef: string;
  scenario?: RestoreScenario;
  drills: DrillView[];
  /** Each with its last drill, whichever app recorded it. */
  items: RestoreOptions['items'];
  answer?: RunbookAnswer;
  recorded: () => void;
}

/** Drills of the app, and of what it shares with others; where there is a runbook, following it can be recorded. */
export function RestoreDrills(props: RestoreDrillsProps) {
  const { entityRef, scenario, drills, items, answer, recorded } = props;
  const runbook = answer?.runbook;
  const target = answer?.targets[0];
  const elsewhere = items.filter(
    ({ key, lastDrill }) =>
      lastDrill &&
      !drills.some(
        ({ itemKey, finishedAt }) =>
          itemKey === key && finishedAt === lastDrill.at,
      ),
  );
  const form = useDisclosure({
    label: 'Record how it went',
    contentId: FORM_ID,
  });
  return (
    <Section
      id="backups-restore-drills"
      title="Restore drills"
      hint={
        drills.length + elsewhere.length === 0 ? 'never drilled' : undefined
      }
    >
      {elsewhere.map(item => (
        <p key={item.key}>
          <LastDrill item={item} /> (recorded for another app)
        </p>
      ))}
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
