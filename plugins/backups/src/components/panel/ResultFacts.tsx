import type { PlanView } from 'backstage-plugin-backups-common';
import { gradeLooks } from '../../theme/gradeLooks';
import { Age } from '../atoms/Age';
import { DurationText } from '../atoms/DurationText';
import { Instant } from '../atoms/Instant';
import { ToneIcon } from '../atoms/ToneIcon';
import { FactList } from '../layout/FactList';

function Success(props: { success: NonNullable<PlanView['lastSuccess']> }) {
  const { dataTime, finishedAt, durationSeconds } = props.success;
  return (
    <>
      data as of <Instant at={dataTime} /> (
      <Age since={dataTime} suffix="ago" />)
      <br />
      finished <Instant at={finishedAt} />
      {durationSeconds !== undefined && (
        <>
          , took <DurationText seconds={durationSeconds} />
        </>
      )}
    </>
  );
}

function Failure(props: { failure: NonNullable<PlanView['lastFailure']> }) {
  const { seenAt, message } = props.failure;
  return (
    <>
      seen <Instant at={seenAt} /> (<Age since={seenAt} suffix="ago" />)
      {message && (
        <>
          <br />
          {message}
        </>
      )}
    </>
  );
}

function Running(props: { plan: PlanView }) {
  const { activity, runningSince } = props.plan;
  if (activity === 'queued') return <>waiting to run</>;
  if (!runningSince) return <>running</>;
  return (
    <>
      running since <Instant at={runningSince} /> (<Age since={runningSince} />)
    </>
  );
}

/** Props of {@link ResultFacts}. */
export interface ResultFactsProps {
  plan: PlanView;
}

/** The newest copy, the newest failure, and how far they are believed. */
export function ResultFacts(props: ResultFactsProps) {
  const { plan } = props;
  const grade = gradeLooks[plan.grade];
  return (
    <FactList
      facts={[
        {
          term: 'Last success',
          fact: plan.lastSuccess ? (
            <Success success={plan.lastSuccess} />
          ) : (
            'none that we have seen'
          ),
        },
        {
          term: 'Evidence',
          fact: plan.lastSuccess && (
            <>
              <ToneIcon look={grade} /> {grade.label}
            </>
          ),
        },
        {
          term: 'Last failure',
          fact: plan.lastFailure ? (
            <Failure failure={plan.lastFailure} />
          ) : (
            'none that we have seen'
          ),
        },
        {
          term: 'Now',
          fact: plan.activity === 'idle' ? undefined : <Running plan={plan} />,
        },
      ]}
    />
  );
}
