import { Retention } from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import { gapAfter, nextSlot } from '../cron/slots';
import { Keeping, RunsAhead } from './lastToGo';

/** Tools whose rules are understood here. Counts of full backups are not among them. */
const METHODS = new Set(['kopia', 'restic', 'longhorn']);

/**
 * @param kept - what is really kept, where the repository told
 * @returns what a plan keeps, as its tool takes it; `undefined`: it keeps no
 * restore points by such rules
 */
export function keepingOf(
  { method, retention }: Pick<PlanFact, 'method' | 'retention'>,
  kept: Retention | undefined,
): Keeping | undefined {
  if (!METHODS.has(method) || retention.noHistory || retention.chain)
    return undefined;
  const { declared, inherited } = kept ?? retention;
  const rules = [...declared, ...inherited];
  return {
    rules,
    windows: method === 'kopia',
    byAge:
      rules.length > 0 &&
      rules.every(
        ({ key, reachSeconds }) =>
          key === 'within' && reachSeconds !== undefined,
      ),
  };
}

/**
 * @param now - epoch seconds
 * @returns the runs that a schedule makes from now on; `undefined`: it does not say
 */
export function runsAhead(
  { schedule }: Pick<PlanFact, 'schedule'>,
  now: number,
): RunsAhead | undefined {
  if (schedule.kind !== 'cron') return undefined;
  const next = nextSlot(schedule, now);
  const every = gapAfter(schedule, now);
  return next && every ? { next, every } : undefined;
}
