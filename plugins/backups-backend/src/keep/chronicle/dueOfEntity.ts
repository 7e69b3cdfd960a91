import { PlanDue } from './ChronicleStore';
import { DueByPeriod, SLA_DAYS } from './LevelDocument';
import { PlanDocument } from '../documents';
import { dayStart } from './watchDay';

const DAY = 86_400;

/**
 * Adds up what was due of an entity. What was switched off was not due, and
 * what nobody watched was neither made nor missed.
 *
 * @param plans - of its counted items
 * @param dueOf - sums by plan id
 * @param today - `2026-11-21`; periods end before it
 */
export function dueOfEntity(
  plans: readonly PlanDocument[],
  dueOf: ReadonlyMap<string, PlanDue>,
  today: string,
): DueByPeriod {
  const expected = plans.filter(plan => !plan.switchedOff);
  const end = dayStart(today);
  let longest = 0;
  return Object.fromEntries(
    SLA_DAYS.map(days => {
      const sum = { made: 0, missed: 0, unobserved: 0 };
      for (const { id, memory } of expected) {
        const due = dueOf.get(id)?.due[days];
        sum.made += due?.made ?? 0;
        sum.missed += due?.missed ?? 0;
        const began = Math.max(memory.firstSeenAt, end - days * DAY);
        const lived = Math.max(0, Math.ceil((end - began) / DAY));
        sum.unobserved += Math.max(0, lived - (due?.days ?? 0));
      }
      // The longer a period, the more of it was not watched.
      longest = Math.max(longest, sum.unobserved);
      return [days, { ...sum, unobserved: longest }];
    }),
  ) as DueByPeriod;
}
