import {
  Activity,
  AlertsView,
  DayView,
  Finding,
  PlanView,
  Retention,
  dayOf,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { PlanSchedule, describeObject } from 'backstage-plugin-backups-node';
import { PlanDay, PlanDocument } from '../../keep/documents';
import { PlanAt } from '../../keep/planAt';
import { StoredPoint } from '../../keep/pointRows';
import { retentionInTime } from '../../judge/database/retentionInTime';
import { gradeOf } from '../../judge/gradeOf';
import { notCountedInWords } from '../../say/notCounted';
import { retentionReachInWords } from '../../say/retentionReach';
import { stateReason } from '../../say/stateReasons';
import { causeReference } from './causeReference';
import { keptView } from './keptView';
import { databaseCopyView } from './databaseCopyView';
import { planPoints } from './planPoints';
import { proofView } from './proofView';
import { cadenceInWords, scheduleInWords } from '../../say/schedules';

const DAYS = 30;
const DAY = 86_400;

/** @returns the first day of the strip, `2026-11-21` */
export function firstDay(now: number): string {
  return dayOf(now - (DAYS - 1) * DAY);
}

function daysView(days: readonly PlanDay[], now: number): DayView[] {
  const byDay = new Map(days.map(day => [day.day, day]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = dayOf(now - (DAYS - 1 - index) * DAY);
    const known = byDay.get(day);
    return known
      ? {
          day,
          result: known.result,
          made: known.made,
          missed: known.missed,
          failed: known.failed,
        }
      : { day, result: 'not-observed', made: 0, missed: 0, failed: 0 };
  });
}

function zoneOf(schedule: PlanSchedule): string | undefined {
  if (schedule.kind === 'several') return schedule.each.at(0)?.schedule.zone;
  return schedule.kind === 'cron' ? schedule.zone : undefined;
}

function partsOf(schedule: PlanSchedule): PlanView['schedule']['parts'] {
  if (schedule.kind !== 'several') return undefined;
  return schedule.each.map(({ makes, schedule: part }) => ({
    makes,
    text: scheduleInWords(part),
    expression: part.expression,
  }));
}

/** Declared retention, and the time span it covers. */
function retentionView({ fact, memory }: PlanDocument): Retention {
  const inTime = retentionInTime(
    fact,
    memory.lastSuccess?.finishedAt ?? memory.firstSeenAt,
  );
  return inTime === undefined
    ? fact.retention
    : {
        ...fact.retention,
        sentence: `${fact.retention.sentence} ${retentionReachInWords(inTime)}`,
      };
}

function activityOf({ fact, memory }: PlanDocument): Activity {
  if (fact.runningSince !== undefined) return 'running';
  if (fact.queued) return 'queued';
  const waitsForItsFirst =
    fact.schedule.kind === 'manual' && memory.lastSuccess === undefined;
  return waitsForItsFirst ? 'queued' : 'idle';
}

/**
 * @param readAt - epoch seconds of its source's last complete reading
 * @returns a plan as the page shows it
 */
export function planView(
  plan: PlanAt,
  options: {
    now: number;
    readAt: number;
    /** Until when the source of a listing is current, epoch seconds. */
    currentUntilOf(sourceId: string): number;
    days: readonly PlanDay[];
    findings: Finding[];
    /** What its repository lists of it, newest first; absent: nobody lists it. */
    points?: readonly StoredPoint[];
    alerts?: AlertsView;
  },
): PlanView {
  const { document, state, lastKnown } = plan;
  const { fact, memory, counted, dueAt } = document;
  const { lastSuccess } = memory;
  const { schedule } = fact;
  const retention = retentionView(document);
  const proof =
    document.proof &&
    proofView(
      document.proof,
      document.points,
      options.currentUntilOf(document.proof.listing.sourceId),
      options.now,
    );
  return {
    id: document.id,
    provider: fact.provider,
    method: fact.method,
    object: describeObject(fact.object),
    cluster: fact.object.cluster,
    destination: fact.destination,
    state,
    lastKnownState: lastKnown,
    asOf: lastKnown ? instantToIso(options.readAt) : undefined,
    reason: stateReason(plan, options.now),
    activity: activityOf(document),
    runningSince:
      fact.runningSince === undefined
        ? undefined
        : instantToIso(fact.runningSince),
    grade: gradeOf(lastKnown ?? state, document.proof, proof?.current ?? false),
    proof,
    oldestCopy:
      fact.oldestCopyAt === undefined
        ? undefined
        : instantToIso(fact.oldestCopyAt),
    points: planPoints(options.points, options.now),
    counted: counted.counted,
    notCountedBecause: notCountedInWords(counted),
    cause:
      document.cause && document.cause.from <= plan.asOf
        ? causeReference(document.cause)
        : undefined,
    needs: fact.needs ?? [],
    switchedOff: document.switchedOff,
    lastSuccess: lastSuccess && {
      dataTime: instantToIso(lastSuccess.startedAt),
      finishedAt: instantToIso(lastSuccess.finishedAt),
      durationSeconds: lastSuccess.durationSeconds,
    },
    lastFailure:
      memory.lastFailureSeenAt === undefined
        ? undefined
        : {
            seenAt: instantToIso(memory.lastFailureSeenAt),
            message: memory.lastFailureMessage,
          },
    dueAt: dueAt === undefined ? undefined : instantToIso(dueAt),
    grace: document.grace,
    schedule: {
      short: cadenceInWords(schedule, document.periodSeconds),
      text: scheduleInWords(schedule),
      expression:
        schedule.kind === 'cron' || schedule.kind === 'invalid'
          ? schedule.expression
          : undefined,
      zone: zoneOf(schedule),
      parts: partsOf(schedule),
    },
    retention,
    kept: keptView(document, retention.sentence),
    database: databaseCopyView(document, options.readAt),
    findings: options.findings,
    alerts: options.alerts,
    evidence: fact.evidence,
    logTail: fact.logTail,
    identity: fact.writes?.identity,
    days: daysView(options.days, options.now),
  };
}
