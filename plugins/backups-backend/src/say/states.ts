import {
  PlanState,
  durationInWords,
  timeInWords,
} from 'backstage-plugin-backups-common';
import {
  CronSchedule,
  ObjectReference,
  PlanFact,
  PlanSchedule,
  commandInText,
  describeObject,
  kubectl,
} from 'backstage-plugin-backups-node';
import { neverFires } from '../judge/cron/neverFires';
import { nextSlot } from '../judge/cron/slots';
import { sumOfTerms } from '../judge/grace';
import { Proof } from '../judge/proof';
import { KeptStatement } from '../judge/statements/Statement';
import { PlanDocument } from '../keep/documents';
import { PlanAt } from '../keep/planAt';

const MESSAGE_LENGTH = 240;

const GIVE_A_SCHEDULE =
  'Give it a schedule, or declare an RPO with annotation backups/rpo.';

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

function slotsOf(schedule: PlanSchedule): readonly CronSchedule[] {
  if (schedule.kind === 'several')
    return schedule.each.map(each => each.schedule);
  return schedule.kind === 'cron' ? [schedule] : [];
}

/** When a tool that does not try again by itself runs next; empty: nothing says so. */
function nextRunWords({ fact }: PlanDocument, now: number): string {
  if (fact.runs?.retries !== false || fact.queued) return '';
  const next = slotsOf(fact.schedule).flatMap(
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
      return `It stopped existing by ${timeInWords(
        memory.goneAt ?? now,
      )}: a complete list no longer has it. ${lastSuccessWords(plan)}`;
    case 'suspended':
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
          )}. It is not a copy while it is. ${lastSuccessWords(plan)}`;
    case 'failing':
      return memory.failingSince !== undefined
        ? `Failing since ${timeInWords(memory.failingSince ?? now)}${
            inARow > 1 ? `, ${inARow} runs in a row` : ''
          }${fact.runs?.retries === false ? '' : ', and retrying'}.${firstLine(
            memory.failureMessage,
          )} ${lastSuccessWords(plan)}${nextRunWords(plan, now)}`
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
        : `${
            plan.proof?.success
              ? `The run of ${timeInWords(plan.proof.success.finishedAt)}`
              : 'The operator'
          } reported success, but the repository has no good restore point from it, as listed ${timeInWords(
            plan.proof?.listing.takenAt ?? now,
          )}. ${plan.proof?.because ?? ''}`.trim();
    case 'never-ran':
      if (neverFires(fact.schedule)) {
        return 'It has never succeeded, and its schedule can never fire.';
      }
      return fact.schedule.kind === 'none'
        ? 'It has never succeeded, and no schedule says when to run.'
        : `It has never succeeded. The first copy was due ${timeInWords(
            dueAt ?? now,
          )}.`;
    case 'new':
      if (memory.timesAhead) {
        return `It reports a success at a time in the future, so the age of that copy is unknown.${dueWords(
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
        return `${fact.method} does not report what it copied, so its copies are unknown.`;
      }
      return fact.schedule.kind === 'manual' && fact.schedule.hiddenCron
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

const STATE_WORDS: Record<PlanState, string> = {
  unreadable: "couldn't be checked",
  gone: 'no longer exists',
  suspended: 'is suspended',
  failing: 'is failing',
  stuck: 'is stuck',
  hollow: 'is empty: success reported, nothing copied',
  'never-ran': 'has never run',
  new: 'is new',
  overdue: 'is overdue',
  unscheduled: 'has no working schedule',
  late: 'is late',
  healthy: 'is healthy',
};

/** What a repository has in place of the good point that was reported. */
export function listedWords(
  newestIs: Proof['newestIs'],
  ofDatabase: boolean,
): string {
  switch (newestIs) {
    case 'with-errors':
      return ofDatabase
        ? 'is damaged: success reported, wrong checksums in the newest backup'
        : 'lacks files: success reported, some could not be read';
    case 'incomplete':
      return 'is incomplete: success reported, only a part in the repository';
    case 'empty':
      return 'is empty: success reported, nothing in the newest restore point';
    case undefined:
      return 'is empty: success reported, no restore point in the repository';
    default: {
      const unplaced: never = newestIs;
      throw new Error(`Point without words: ${unplaced}`);
    }
  }
}

/**
 * @param now - epoch seconds
 * @returns what is wrong with a copy, to follow its name: `is overdue 2 h`
 */
export function copyInWords(
  statement: Extract<KeptStatement, { code: 'state' }>,
  now: number,
): string {
  const { state, switchedOff, contradictedBy, newestIs, dueAt } = statement;
  if (switchedOff) return 'is switched off';
  if (contradictedBy === 'listing') {
    return listedWords(
      newestIs,
      statement.about.itemKind === 'database-cluster',
    );
  }
  const words = STATE_WORDS[state];
  return dueAt === undefined
    ? words
    : `${words} ${durationInWords(now - dueAt)}`;
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

function neverFiresFix({ schedule }: PlanFact): string {
  const [{ expression }] = slotsOf(schedule);
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
      return `Look why that run did not end: read the end of its log. Then run ${object} once more.`;
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
      return `If ${object} was removed on purpose, nothing is to be done: it stops counting after 30 days. Its old restore points are not deleted with it.`;
    case 'suspended':
      return plan.document.switchedOff
        ? undefined
        : `Resume ${object}, or take it away if it is not wanted any more.`;
    case 'unscheduled':
      if (neverFires(fact.schedule)) return neverFiresFix(fact);
      return fact.schedule.kind === 'manual' && fact.schedule.hiddenCron
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
