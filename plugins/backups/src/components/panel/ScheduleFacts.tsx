import {
  durationInWords,
  type GraceTerm,
  type PlanView,
} from 'backstage-plugin-backups-common';
import { Instant } from '../atoms/Instant';
import { Until } from '../atoms/Until';
import { useServerNow } from '../../hooks/useServerNow';
import { secondsBetween } from '../../text/secondsBetween';
import { FactList } from '../layout/FactList';

function Grace(props: { terms: GraceTerm[] }) {
  const { terms } = props;
  const sum = terms.reduce((total, term) => total + term.seconds, 0);
  return (
    <>
      {durationInWords(sum)}
      {terms.length > 1 &&
        ` = ${terms
          .map(term => `${durationInWords(term.seconds)} (${term.label})`)
          .join(' + ')}`}
    </>
  );
}

function Due(props: { at: string }) {
  const now = useServerNow();
  return secondsBetween(now, props.at) < 0 ? (
    <>
      was due <Instant at={props.at} />
    </>
  ) : (
    <>
      due <Instant at={props.at} /> (<Until at={props.at} />)
    </>
  );
}

function Parts(props: { parts: NonNullable<PlanView['schedule']['parts']> }) {
  return (
    <>
      {props.parts.map(({ makes, text, expression }) => (
        <div key={`${makes} ${expression}`}>
          {makes}: {text} <code>{expression}</code>
        </div>
      ))}
    </>
  );
}

/** Props of {@link ScheduleFacts}. */
export interface ScheduleFactsProps {
  plan: PlanView;
}

/** When a copy is made, and how late it may be. */
export function ScheduleFacts(props: ScheduleFactsProps) {
  const { schedule, dueAt, grace } = props.plan;
  return (
    <FactList
      facts={[
        {
          term: 'In words',
          // Told by type, it would be told twice.
          fact: schedule.parts ? undefined : schedule.text,
        },
        {
          term: 'Expression',
          fact: schedule.expression && <code>{schedule.expression}</code>,
        },
        {
          term: 'By type',
          fact: schedule.parts && <Parts parts={schedule.parts} />,
        },
        { term: 'Time zone', fact: schedule.zone },
        { term: 'Due', fact: dueAt && <Due at={dueAt} /> },
        {
          term: 'Grace',
          fact: grace.length > 0 ? <Grace terms={grace} /> : undefined,
        },
      ]}
    />
  );
}
