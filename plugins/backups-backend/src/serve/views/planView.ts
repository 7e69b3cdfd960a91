import {
  Activity,
  DayView,
  Finding,
  Grade,
  PlanState,
  PlanView,
  ProofView,
  instantToIso,
  planStateAt,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { PlanDay, PlanDocument } from '../../keep/documents';
import { ProofKind } from '../../judge/proof';
import { planReason } from '../sentences/planReason';
import { keptView } from './keptView';
import { proofView } from './proofView';
import { cadenceInWords, scheduleInWords } from '../sentences/scheduleInWords';

const DAYS = 30;
const DAY = 86_400;

/** A plan with its state, for those who build pages from it. */
export interface PlanAt {
  document: PlanDocument;
  state: PlanState;
  lastKnown?: PlanState;
  /** The instant its state is told as of, epoch seconds. */
  asOf: number;
}

/**
 * @param now - epoch seconds
 * @param currentUntil - of the plan's source
 */
export function planAt(
  document: PlanDocument,
  now: number,
  currentUntil: number,
): PlanAt {
  const { state, lastKnown } = planStateAt(
    document.thresholds,
    now,
    currentUntil,
  );
  return { document, state, lastKnown, asOf: Math.min(now, currentUntil) };
}

/** @returns the first day of the strip, `2026-11-21` */
export function firstDay(now: number): string {
  return new Date((now - (DAYS - 1) * DAY) * 1000).toISOString().slice(0, 10);
}

function daysView(days: readonly PlanDay[], now: number): DayView[] {
  const byDay = new Map(days.map(day => [day.day, day]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date((now - (DAYS - 1 - index) * DAY) * 1000)
      .toISOString()
      .slice(0, 10);
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

function activityOf({ fact, memory }: PlanDocument): Activity {
  if (fact.runningSince !== undefined) return 'running';
  const waitsForItsFirst =
    fact.schedule.kind === 'manual' && memory.lastSuccess === undefined;
  return waitsForItsFirst ? 'queued' : 'idle';
}

/** What only one listing has seen, no newer one may have. */
function gradeOf(
  state: PlanState,
  proof: ProofView | undefined,
  kind: ProofKind | undefined,
): Grade {
  if (state === 'hollow') return 'contradicted';
  return kind === 'seen' && proof?.current
    ? 'seen-in-repository'
    : 'operator-says';
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
  },
): PlanView {
  const { document, state, lastKnown } = plan;
  const { fact, memory, counted, dueAt } = document;
  const { lastSuccess } = memory;
  const { schedule } = fact;
  const proof =
    document.proof &&
    proofView(
      document.proof,
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
    reason: lastKnown
      ? `${planReason(document, 'unreadable', plan.asOf)} ${planReason(
          document,
          lastKnown,
          plan.asOf,
        )}`
      : planReason(document, state, options.now),
    activity: activityOf(document),
    runningSince:
      fact.runningSince === undefined
        ? undefined
        : instantToIso(fact.runningSince),
    grade: gradeOf(lastKnown ?? state, proof, document.proof?.kind),
    proof,
    counted: counted.counted,
    notCountedBecause: counted.counted ? undefined : counted.because,
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
      zone: schedule.kind === 'cron' ? schedule.zone : undefined,
    },
    retention: fact.retention,
    kept: keptView(document),
    findings: options.findings,
    evidence: fact.evidence,
    logTail: fact.logTail,
    identity: fact.writes?.identity,
    days: daysView(options.days, options.now),
  };
}
