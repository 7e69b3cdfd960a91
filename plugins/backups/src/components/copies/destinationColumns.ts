import type { ItemView } from 'backstage-plugin-backups-common';

/** A column of the copies table. */
export interface DestinationColumn {
  /** The destination's label. */
  label: string;
  /** What all copies in it have in common: `hourly`, `off-site`. */
  traits: string[];
}

function onlyValue<T>(values: T[]): T | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** The union of the destinations of all plans, in the order they first appear. */
export function destinationColumns(items: ItemView[]): DestinationColumn[] {
  const plans = items.flatMap(item => item.plans);
  const labels = [...new Set(plans.map(plan => plan.destination.label))];
  return labels.map(label => {
    const own = plans.filter(plan => plan.destination.label === label);
    const schedule = onlyValue(own.map(plan => plan.schedule.short));
    const offSite = onlyValue(own.map(plan => plan.destination.offSite));
    const traits: string[] = [];
    if (schedule) traits.push(schedule);
    if (offSite !== undefined) traits.push(offSite ? 'off-site' : 'on site');
    return { label, traits };
  });
}
