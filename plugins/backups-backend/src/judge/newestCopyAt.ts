import { latestInstant } from 'backstage-plugin-backups-node';
import { gotBack } from './gotBack';
import { JudgedItem } from './JudgedItem';

/** @returns up to when the data of its newest counted copy is: what is newer is lost with the volume */
export function newestCopyAt({
  item,
  plans,
}: Pick<JudgedItem, 'item' | 'plans'>): number | undefined {
  return latestInstant(
    plans.map(plan => {
      // To the last thing that is known: a log that goes on moves with the clock.
      const back = gotBack(
        { ...plan, fact: plan.joined.fact },
        item.failureDomain,
        0,
      );
      return typeof back === 'number' ? back : undefined;
    }),
  );
}
