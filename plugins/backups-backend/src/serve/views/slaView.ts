import { SlaView } from 'backstage-plugin-backups-common';
import { DueCounts } from '../../keep/chronicle/LevelDocument';

/** @returns how often what was due was made; what nobody watched is neither */
export function slaView(days: number, due: DueCounts): SlaView {
  const { made, missed, unobserved } = due;
  return {
    days,
    made,
    missed,
    share: made + missed > 0 ? made / (made + missed) : undefined,
    notObservedDays: unobserved,
  };
}
