import {
  PlanFact,
  ObjectReference,
  commandInText,
  kubectl,
  describeObject,
} from 'backstage-plugin-backups-node';
import { cronsOf } from '../judge/cron/cronsOf';
import { PlanAt } from '../keep/planAt';
import { neverFires } from '../judge/cron/neverFires';

const GIVE_A_SCHEDULE =
  'Give it a schedule, or declare an RPO with annotation backups/rpo.';

function neverFiresFix({ schedule }: PlanFact): string {
  const [{ expression }] = cronsOf(schedule);
  return `Change its schedule, ${expression}, to one that names a day that exists.`;
}

function notRetriedWords({ queued }: PlanFact): string {
  return queued
    ? ' It is not tried again by itself, and what waits behind it does not begin.'
    : ' It is not tried again by itself; the next run is that of its schedule.';
}

/** What prints an object of a cluster with its events; nothing for what is no such object. */
function describeCommand({
  kind,
  namespace,
  name,
}: ObjectReference): string | undefined {
  if (namespace === undefined || !/^[A-Z][A-Za-z]*$/.test(kind)) {
    return undefined;
  }
  return commandInText(
    kubectl(namespace, 'describe', kind.toLocaleLowerCase('en-US'), name),
  );
}

/** What to do where a repository does not hold what was reported. */
function notInRepositoryFix(
  { fact, proof }: PlanAt['document'],
  object: string,
): string {
  switch (proof?.newestIs) {
    case 'with-errors':
      return fact.database
        ? `Look at ${
            fact.runs?.inspect ?? object
          }, and at what the database itself says of the damaged files. Then run ${object} once more.`
        : `Open the copy and read in the end of its log which files could not be read. Their owner or their rights are the usual causes. Then run ${object} once more.`;
    case 'incomplete':
      return `Find out why that run did not end: read the end of its log. Then run ${object} once more.`;
    default:
      return `List the repository yourself, and find out who or what removed the ${
        fact.database ? 'backups' : 'snapshots'
      } of ${
        fact.writes?.identity ?? object
      }: retention, a deletion by hand, or a second writer. Then run ${object} once more.`;
  }
}

/** @returns what to do about the state of a plan */
export function stateFix(plan: PlanAt): string | undefined {
  const { fact } = plan.document;
  const object = describeObject(fact.object);
  const command = describeCommand(fact.object);
  const described = command ? ` (${command})` : '';
  const { runs } = fact;
  switch (plan.state) {
    case 'failing':
      if (runs) {
        return `Look at ${runs.inspect}.${
          runs.retries ? '' : notRetriedWords(fact)
        }`;
      }
      return `Open the copy and read the end of its log, then describe ${object}${described}. It retries by itself; an old lock, a full destination or a changed credential are the usual causes.`;
    case 'stuck':
      if (runs) return `Look at ${runs.inspect}.`;
      return `Look at the Job behind ${object} and at its pod: waiting for a volume, a snapshot or a node is the usual cause.`;
    case 'hollow':
      return fact.nothingCopied || plan.document.proof?.newestIs === 'empty'
        ? fact.nothingCopied?.fix ??
            'Check that the volume holds what you think it holds. An empty volume is reported as a success.'
        : notInRepositoryFix(plan.document, object);
    case 'overdue':
    case 'never-ran':
      if (neverFires(fact.schedule)) {
        return neverFiresFix(fact);
      }
      if (fact.schedule.kind === 'none') return GIVE_A_SCHEDULE;
      if (fact.queued) {
        return `Look at what holds the queue${
          runs ? ` of ${runs.runner}` : ''
        }${fact.queued.behind ? ` (${fact.queued.behind})` : ''}, then at ${
          runs?.inspect ?? object
        }.`;
      }
      if (runs) {
        return `Check that ${runs.runner} is running and that nothing holds the run back: look at ${runs.inspect}.`;
      }
      return `Check that the operator behind ${object} is running and that nothing holds the run back (${
        command ?? 'describe it'
      }, and look for its Job).`;
    case 'gone':
      return `If ${object} was removed on purpose, nothing needs to be done: it leaves this list after 30 days. Its old restore points are not deleted with it.`;
    case 'suspended':
      if (fact.ending) {
        return `If ${object} is to go, look at what its finalizers wait for${described}; if it is to stay, create it again as soon as it is gone.`;
      }
      return plan.document.switchedOff
        ? undefined
        : `Resume ${object}, or take it away if it is not wanted any more.`;
    case 'unscheduled':
      if (neverFires(fact.schedule)) return neverFiresFix(fact);
      return fact.schedule.kind === 'manual' && fact.schedule.hidden
        ? `Remove the manual trigger from ${object}; its schedule applies again at once.`
        : GIVE_A_SCHEDULE;
    case 'unreadable':
    case 'new':
    case 'late':
    case 'healthy':
      return undefined;
    default: {
      const unplaced: never = plan.state;
      throw new Error(`State without a fix: ${unplaced}`);
    }
  }
}
