import {
  timeInWords,
  PlanState,
  durationInWords,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { PlanDocument } from '../keep/documents';
import { cronsOf } from '../judge/cron/cronsOf';
import { nextSlot } from '../judge/cron/slots';
import { neverFires } from '../judge/cron/neverFires';
import { sumOfTerms } from '../judge/grace';
import { PlanAt } from '../keep/planAt';
import { faultInWords } from './proofs';

const MESSAGE_LENGTH = 240;

function dueWords(dueAt: number | undefined, now: number): string {
  if (dueAt === undefined) return '';
  return dueAt < now
    ? ` Was due ${timeInWords(dueAt)}.`
    : ` Next due ${timeInWords(dueAt)}.`;
}

function lastSuccessWords(plan: PlanDocument): string {
  const { lastSuccess } = plan.memory;
  return lastSuccess
    ? `Last success ${timeInWords(lastSuccess.finishedAt)}.`
    : 'No success is known.';
}

/** When a tool that does not try again by itself runs next; empty: nothing says so. */
function nextRunWords({ fact }: PlanDocument, now: number): string {
  if (fact.runs?.retries !== false || fact.queued) return '';
  const next = cronsOf(fact.schedule).flatMap(
    schedule => nextSlot(schedule, now) ?? [],
  );
  return next.length === 0
    ? ''
    : ` Next run ${timeInWords(Math.min(...next))}.`;
}

function firstLine(message: string | undefined): string {
  const line = message
    ?.split('\n')
    .map(part => part.trim())
    .find(part => part.length > 0);
  return line ? ` “${line.slice(0, MESSAGE_LENGTH)}”` : '';
}

/** What of a run that waits to begin, to follow another sentence; empty: none does. */
function queuedWords({ fact, memory }: PlanDocument): string {
  const { queued } = fact;
  const { queuedSince, firstSeenAt } = memory;
  if (!queued) return '';
  const since =
    queuedSince === undefined
      ? ''
      : `${
          queued.since === undefined && queuedSince === firstSeenAt
            ? ' at least'
            : ''
        } since ${timeInWords(queuedSince)}`;
  return ` A run is queued${since}${
    queued.behind ? `, behind ${queued.behind}` : ''
  }.`;
}

/**
 * Why a plan is in a state, in a sentence or two.
 *
 * @param state - as judged; for `unreadable` the last known one is told by the caller
 * @param now - epoch seconds
 */
function planReason(plan: PlanDocument, state: PlanState, now: number): string {
  const { fact, memory, dueAt } = plan;
  const inARow = fact.lastAttemptFailed?.inARow ?? 1;
  switch (state) {
    case 'unreadable':
      return 'Its source does not answer; this is the last known state.';
    case 'gone':
      if (memory.madeAnewAt !== undefined) {
        return `What it copies was made anew ${timeInWords(
          memory.madeAnewAt,
        )}. These copies are of the one before${
          plan.counted.counted
            ? ', and count until they are too old'
            : ', and do not count'
        }. ${lastSuccessWords(plan)}`;
      }
      if (memory.replaced) {
        const since = timeInWords(memory.goneAt ?? now);
        const object = describeObject(fact.object);
        return `${
          memory.continuedBy
            ? `${memory.continuedBy} goes on with the work of ${object}, which no longer exists, by ${since}`
            : `${object} copies something else, or to somewhere else, since ${since}`
        }. These copies are of before${
          plan.counted.counted
            ? ', and count until they are too old'
            : ', and do not count'
        }. ${lastSuccessWords(plan)}`;
      }
      if (fact.former && memory.goneAt === undefined) {
        return `Nothing is added to these copies any more: ${
          fact.former === 'made-anew'
            ? 'they are of what was there before, or of its older version'
            : `${describeObject(fact.object)} copies to somewhere else since`
        }. They ${
          plan.counted.counted ? 'count until they are too old' : 'do not count'
        }. ${lastSuccessWords(plan)}`;
      }
      return `It was gone by ${timeInWords(
        memory.goneAt ?? now,
      )}: a complete list no longer has it. ${lastSuccessWords(plan)}`;
    case 'suspended':
      if (fact.ending) {
        return `It is being deleted${
          fact.ending.since === undefined
            ? ''
            : ` since ${timeInWords(fact.ending.since)}`
        }: it makes no more copies, and those that it made do not count. ${lastSuccessWords(
          plan,
        )}`;
      }
      if (fact.standsStill?.endUnseen) {
        return `It is paused, and all that writes to its volume is scaled to 0: its copies do not grow old meanwhile. ${lastSuccessWords(
          plan,
        )}`;
      }
      if (fact.standsStill) {
        return `What it copies is switched off${
          fact.standsStill.since === undefined
            ? ''
            : ` since ${timeInWords(fact.standsStill.since)}`
        }, and nothing is written to it: its copies do not grow old. ${lastSuccessWords(
          plan,
        )}`;
      }
      return plan.switchedOff
        ? `Switched off: suspended ${
            memory.suspendedBeforeFirstLook
              ? 'since before the first look'
              : `since ${timeInWords(memory.suspendedSince ?? now)}`
          }. It is not a copy. ${lastSuccessWords(plan)}`
        : `Suspended since ${timeInWords(
            memory.suspendedSince ?? now,
          )}. Nothing is copied meanwhile, and it does not count. ${lastSuccessWords(
            plan,
          )}`;
    case 'failing':
      return memory.failingSince !== undefined
        ? `Failing since ${timeInWords(memory.failingSince ?? now)}${
            inARow > 1 ? `, ${inARow} runs in a row` : ''
          }${fact.runs?.retries === false ? '' : ', and retrying'}.${firstLine(
            memory.failureMessage,
          )} ${lastSuccessWords(plan)}${nextRunWords(plan, now)}`
        : `The controller has reported an error since ${timeInWords(
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
        : `${
            plan.proof?.success
              ? `The run of ${timeInWords(plan.proof.success.finishedAt)}`
              : 'The operator'
          } reported success, but the repository has no good restore point from it, as listed ${timeInWords(
            plan.proof?.listing.takenAt ?? now,
          )}. ${faultInWords(
            plan.proof?.fault,
            plan.proof?.listing.identity ?? '',
          )}`.trim();
    case 'never-ran':
      if (neverFires(fact.schedule)) {
        return 'Its schedule can never fire.';
      }
      return fact.schedule.kind === 'none'
        ? 'No schedule says when to run.'
        : `The first copy was due ${timeInWords(dueAt ?? now)}.`;
    case 'new':
      if (memory.timesAhead) {
        return `It reports a success at a time in the future, so the age of that copy is unknown.${dueWords(
          dueAt,
          now,
        )}`;
      }
      if (fact.hides?.untoldAt !== undefined) {
        return `No success is known: what became of its newest run is not known here.${dueWords(
          dueAt,
          now,
        )}`;
      }
      if (plan.thresholds.mayHaveSucceeded) {
        return `No success seen yet; this tool reports only its latest run.${dueWords(
          dueAt,
          now,
        )}`;
      }
      return dueAt === undefined || dueAt <= now
        ? 'No copy yet: the first one is due now.'
        : `No copy yet: the first one is due ${timeInWords(dueAt)}.`;
    case 'overdue':
      return `Was due ${timeInWords(
        dueAt ?? now,
      )}, and its grace of ${durationInWords(
        sumOfTerms(plan.grace),
      )} has passed.${queuedWords(plan)} ${lastSuccessWords(plan)}`;
    case 'unscheduled':
      if (!fact.reportsSuccess) {
        return (
          fact.madeElsewhere ??
          `${fact.method} does not report what it copied, so its copies are unknown.`
        );
      }
      return fact.schedule.kind === 'manual' && fact.schedule.hidden
        ? `A manual trigger was left on it, so its schedule is ignored. ${lastSuccessWords(
            plan,
          )}`
        : `It succeeded, but ${
            neverFires(fact.schedule)
              ? 'its schedule can never fire'
              : 'no schedule says when to run again'
          }. ${lastSuccessWords(plan)}`;
    case 'late':
      return `Due since ${timeInWords(
        dueAt ?? now,
      )}, still inside its grace of ${durationInWords(
        sumOfTerms(plan.grace),
      )}.${queuedWords(plan)}`;
    case 'healthy':
      return `${lastSuccessWords(plan)}${dueWords(dueAt, now)}`;
    default: {
      const unplaced: never = state;
      throw new Error(`State without a reason: ${unplaced}`);
    }
  }
}

/**
 * @param now - epoch seconds
 * @returns why a plan is in its state; of an unread one, what was last known as well
 */
export function stateReason(plan: PlanAt, now: number): string {
  return plan.lastKnown
    ? `${planReason(plan.document, plan.state, plan.asOf)} ${stateDetail(
        plan,
        now,
      )}`
    : stateDetail(plan, now);
}

/**
 * @param now - epoch seconds
 * @returns why a plan is in its state; of an unread one, why it was when it was last read
 */
export function stateDetail(plan: PlanAt, now: number): string {
  return plan.lastKnown
    ? planReason(plan.document, plan.lastKnown, plan.asOf)
    : planReason(plan.document, plan.state, now);
}
