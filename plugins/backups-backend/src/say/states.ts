import {
  PlanState,
  durationInWords,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { neverFires } from '../judge/cron/neverFires';
import { sumOfTerms } from '../judge/grace';
import { PlanDocument } from '../keep/documents';

const MESSAGE_LENGTH = 240;

function lastSuccessWords(plan: PlanDocument): string {
  const { lastSuccess } = plan.memory;
  return lastSuccess
    ? `Last success ${timeInWords(lastSuccess.finishedAt)}.`
    : 'No success is known.';
}

function firstLine(message: string | undefined): string {
  const line = message
    ?.split('\n')
    .map(part => part.trim())
    .find(part => part.length > 0);
  return line ? ` “${line.slice(0, MESSAGE_LENGTH)}”` : '';
}

/**
 * Why a plan is in a state, in a sentence or two.
 *
 * @param state - as judged; for `unreadable` the last known one is told by the caller
 * @param now - epoch seconds
 */
export function planReason(
  plan: PlanDocument,
  state: PlanState,
  now: number,
): string {
  const { fact, memory, dueAt } = plan;
  switch (state) {
    case 'unreadable':
      return 'Its source does not answer, so this is what was last known.';
    case 'gone':
      if (memory.replaced) {
        return `${describeObject(
          fact.object,
        )} copies something else, or to somewhere else, since ${timeInWords(
          memory.goneAt ?? now,
        )}. These copies are of before${
          plan.counted.counted
            ? ', and count until they are too old'
            : ', and do not count'
        }. ${lastSuccessWords(plan)}`;
      }
      return `It stopped existing by ${timeInWords(
        memory.goneAt ?? now,
      )}: a complete list no longer has it. ${lastSuccessWords(plan)}`;
    case 'suspended':
      return plan.switchedOff
        ? `Switched off: suspended ${
            memory.suspendedBeforeFirstLook
              ? 'since before the first look'
              : `since ${timeInWords(memory.suspendedSince ?? now)}`
          }. It is not a copy. ${lastSuccessWords(plan)}`
        : `Suspended since ${timeInWords(
            memory.suspendedSince ?? now,
          )}. It is not a copy while it is. ${lastSuccessWords(plan)}`;
    case 'failing':
      return memory.failingSince !== undefined
        ? `Failing since ${timeInWords(memory.failingSince ?? now)}${
            fact.runs?.retries === false ? '' : ', and retrying'
          }.${firstLine(memory.failureMessage)} ${lastSuccessWords(plan)}`
        : `The controller reports an error since ${timeInWords(
            memory.errorSince ?? now,
          )}.${firstLine(fact.controllerError?.message)} ${lastSuccessWords(
            plan,
          )}`;
    case 'stuck':
      return `One run has been going since ${timeInWords(
        fact.runningSince ?? now,
      )} (${durationInWords(
        now - (fact.runningSince ?? now),
      )}), far longer than any before${
        fact.progress ? `; it is at ${fact.progress}` : ''
      }. ${lastSuccessWords(plan)}`;
    case 'hollow':
      return fact.nothingCopied
        ? `${
            fact.nothingCopied.at === undefined
              ? 'The operator reports success, but its own log says that nothing was copied.'
              : `The run of ${timeInWords(
                  fact.nothingCopied.at,
                )} ended well and copied nothing of it.`
          }${firstLine(fact.nothingCopied.message)}`
        : `The operator reports success, but the repository has no good restore point of ${
            plan.proof?.success
              ? `the one of ${timeInWords(plan.proof.success.finishedAt)}`
              : 'it'
          }, as listed ${timeInWords(plan.proof?.listing.takenAt ?? now)}. ${
            plan.proof?.because ?? ''
          }`.trim();
    case 'never-ran':
      return fact.schedule.kind === 'none' || neverFires(fact.schedule)
        ? 'It has never succeeded, and nothing says when it is to run.'
        : `It has never succeeded. The first copy was due ${timeInWords(
            dueAt ?? now,
          )}.`;
    case 'new':
      if (memory.timesAhead) {
        return `It reports a success at a time in the future, so how old that copy is is not known.${
          dueAt === undefined ? '' : ` Next due ${timeInWords(dueAt)}.`
        }`;
      }
      if (plan.thresholds.mayHaveSucceeded) {
        return `No success was seen since we look, and only the last run is told of.${
          dueAt === undefined ? '' : ` Next due ${timeInWords(dueAt)}.`
        }`;
      }
      return dueAt === undefined || dueAt <= now
        ? 'No copy yet: the first one is due now.'
        : `No copy yet: the first one is due ${timeInWords(dueAt)}.`;
    case 'overdue':
      return `Overdue ${durationInWords(
        now - (dueAt ?? now),
      )}: due ${timeInWords(dueAt ?? now)}, grace ${durationInWords(
        sumOfTerms(plan.grace),
      )}.${fact.queued ? ' A run waits to begin.' : ''} ${lastSuccessWords(
        plan,
      )}`;
    case 'unscheduled':
      if (!fact.reportsSuccess) {
        return `${fact.method} does not say what it copied, so nothing is known of its copies.`;
      }
      return fact.schedule.kind === 'manual' && fact.schedule.hiddenCron
        ? `A manual trigger was left on it, so its schedule is ignored. ${lastSuccessWords(
            plan,
          )}`
        : `It succeeded, but nothing says when it should run again. ${lastSuccessWords(
            plan,
          )}`;
    case 'late':
      return `Due since ${timeInWords(
        dueAt ?? now,
      )}, still inside its grace of ${durationInWords(
        sumOfTerms(plan.grace),
      )}.`;
    case 'healthy':
      return `${lastSuccessWords(plan)}${
        dueAt === undefined ? '' : ` Next due ${timeInWords(dueAt)}.`
      }`;
    default: {
      const unplaced: never = state;
      throw new Error(`State without a reason: ${unplaced}`);
    }
  }
}
