import type {
  CronSchedule,
  PlanSchedule,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  fitsSelector,
  isTimeZone,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { SnapshotSchedule } from '../read/SnapshotSchedule';
import type { KnownRepository, KopiurContext, Observed } from './KopiurContext';
import { withoutHash } from './withoutHash';

/** What makes a policy run. */
export interface PolicyClock {
  schedule: PlanSchedule;
  /** Every schedule that names or selects the policy. */
  schedules: readonly Observed<SnapshotSchedule>[];
  /** All of them are suspended. */
  suspended: boolean;
  /** Those that are not. */
  active: readonly Observed<SnapshotSchedule>[];
}

/** Five or six fields of digits, names, `*`, `,`, `-`, `/`; or a macro. */
const EXPRESSION = /^(?:@[a-z]+|[\w*,/?#-]+(?:\s+[\w*,/?#-]+){4,5})$/i;

/** @returns the schedule of one object, in the zone in which Kopiur reads it */
export function cronOf(
  written: { cron?: string; jitter?: string; timezone?: string },
  next: { at?: number; timezone?: string },
  defaultZone: string,
): Exclude<PlanSchedule, { kind: 'several' }> {
  const { cron } = written;
  if (!cron) return { kind: 'none' };
  const zone = next.timezone || written.timezone || defaultZone;
  const expression = sentenceOf(cron);
  if (!isTimeZone(zone)) {
    return {
      kind: 'invalid',
      expression,
      message: `'${sentenceOf(zone)}' is not a time zone`,
    };
  }
  // Jitter moves each slot by another amount: then a slot does not tell.
  const slot = written.jitter ? undefined : next.at;
  const plain = withoutHash(cron, slot, zone);
  return EXPRESSION.test(plain)
    ? { kind: 'cron', expression: plain, zone, dialect: 'standard' }
    : {
        kind: 'invalid',
        expression,
        message: 'it is not a cron expression that can be read here',
      };
}

function runsPolicy(
  { value, subject }: Observed<SnapshotSchedule>,
  policy: Subject,
): boolean {
  const { policyRef, policySelector } = value.spec ?? {};
  // A schedule finds policies in its own namespace only.
  if (subject.object.namespace !== policy.object.namespace) return false;
  return policyRef?.name
    ? policyRef.name === policy.object.name
    : fitsSelector(policySelector, policy.labels);
}

function zoneOf(
  repository: KnownRepository | undefined,
  { timeZone }: KopiurContext,
): string {
  return repository?.value.spec?.scheduleDefaults?.timezone || timeZone;
}

/**
 * Finds what makes a policy run. A policy without a schedule runs when a person
 * asks for it.
 */
export function clockOf(
  policy: Subject,
  repository: KnownRepository | undefined,
  context: KopiurContext,
): PolicyClock {
  const schedules = context.schedules.filter(schedule =>
    runsPolicy(schedule, policy),
  );
  const active = schedules.filter(
    ({ value }) => value.spec?.schedule?.suspend !== true,
  );
  const read = (active.length > 0 ? active : schedules).map(({ value }) =>
    cronOf(
      value.spec?.schedule ?? {},
      value.status?.nextSchedule ?? {},
      zoneOf(repository, context),
    ),
  );
  const crons = read.filter(
    (each): each is CronSchedule => each.kind === 'cron',
  );
  return {
    schedules,
    suspended: schedules.length > 0 && active.length === 0,
    active,
    schedule:
      crons.length > 1
        ? {
            kind: 'several',
            each: crons.map(schedule => ({ makes: 'full', schedule })),
          }
        : crons[0] ?? read[0] ?? { kind: 'manual' },
  };
}

/**
 * The slot by which the next success is due, by Kopiur's own reckoning. It goes
 * on to the next slot whatever became of the last: one that fired after the last
 * success is still owed.
 *
 * @param succeededAt - end of the last success, epoch seconds
 */
export function dueSlotOf(
  { active }: PolicyClock,
  succeededAt: number | undefined,
): number | undefined {
  const slots = active.flatMap(({ value }) => {
    const { lastSchedule, nextSchedule } = value.status ?? {};
    const fired = lastSchedule?.at;
    return fired !== undefined &&
      succeededAt !== undefined &&
      fired > succeededAt
      ? fired
      : nextSchedule?.at ?? [];
  });
  return slots.length > 0 ? Math.min(...slots) : undefined;
}
