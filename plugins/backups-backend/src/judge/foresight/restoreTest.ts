import { RestoreTestState } from 'backstage-plugin-backups-common';
import { ItemFact, RestoreTestFact } from 'backstage-plugin-backups-node';
import { dutySchedule } from '../cron/dutySchedule';
import { gapAfter, nextSlot } from '../cron/slots';
import { DRILL_LASTS } from '../level/drillLasts';

/** Instants are epoch seconds. */

const HOUR = 3600;
/** A restore that runs for longer than this has stopped to move. */
const STUCK_AFTER = 24 * HOUR;

/** A test of a restore at an instant. */
export interface RestoreTestAt {
  state: RestoreTestState;
  /** When it last ended well; absent: never, or not known. */
  passedAt?: number;
  /** Until when it has to end well again; absent: nothing says. */
  dueAt?: number;
}

/** @returns whether what tests restores names an item among what it restores */
export function testsItem(
  { object, items }: RestoreTestFact,
  item: Pick<ItemFact, 'cluster' | 'namespace' | 'name'>,
): boolean {
  return (
    object.cluster === item.cluster &&
    object.namespace === item.namespace &&
    items.includes(item.name)
  );
}

/** @returns whether its last run failed; one that is switched off says nothing */
export function hasFailed({ suspended, lastFailed }: RestoreTestFact): boolean {
  return !suspended && Boolean(lastFailed);
}

/**
 * How a test that a CronJob runs stands. It is a plan like any other: due, late,
 * stuck or failed, and what was seen last decides.
 *
 * @param now - an instant for which its source is current
 */
export function restoreTestAt(
  test: RestoreTestFact,
  now: number,
): RestoreTestAt {
  const { schedule, suspended, runningSince, lastPassedAt } = test;
  const passed = { passedAt: lastPassedAt };
  if (suspended) return { ...passed, state: 'off' };
  if (hasFailed(test)) return { ...passed, state: 'failed' };
  if (runningSince !== undefined && now - runningSince > STUCK_AFTER) {
    return { ...passed, state: 'stuck' };
  }
  const duty = dutySchedule(schedule, now);
  if (lastPassedAt === undefined) {
    return {
      state: runningSince === undefined ? 'never' : 'running',
      dueAt: duty.kind === 'cron' ? nextSlot(duty, now) : undefined,
    };
  }
  if (duty.kind !== 'cron') {
    return {
      ...passed,
      state: runningSince === undefined ? 'passed' : 'running',
    };
  }
  const gap = gapAfter(duty, lastPassedAt) ?? 0;
  const slot = nextSlot(duty, lastPassedAt);
  const grace = Math.max(6 * HOUR, gap / 10);
  const dueAt = slot === undefined ? undefined : Math.ceil(slot + grace);
  if (dueAt !== undefined && now > dueAt) {
    return { ...passed, state: 'late', dueAt };
  }
  return {
    ...passed,
    state: runningSince === undefined ? 'passed' : 'running',
    dueAt,
  };
}

/**
 * How tests stand that people and jobs record: each is due again when the last
 * one that proved something is too old.
 *
 * @param lastProvenAt - absent: none was ever recorded
 * @param lastFailedAt - of a drill that did not bring the data back
 */
export function recordedDrillsAt(
  lastProvenAt: number | undefined,
  lastFailedAt: number | undefined,
  now: number,
): RestoreTestAt {
  const passedAt = lastProvenAt;
  if (lastFailedAt !== undefined && lastFailedAt >= (lastProvenAt ?? 0)) {
    return { state: 'failed', passedAt };
  }
  if (lastProvenAt === undefined) return { state: 'never' };
  const dueAt = lastProvenAt + DRILL_LASTS;
  return { state: now > dueAt ? 'late' : 'passed', passedAt, dueAt };
}
