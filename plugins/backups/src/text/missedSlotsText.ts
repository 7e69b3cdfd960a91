import type { MissedDayView } from 'backstage-plugin-backups-common';

/** Times that are listed; more are in the export. */
const LISTED = 6;

/** When what was missed on a day was due, as times of that day in UTC: "03:00, 04:00". */
export function missedSlotsText({ slots, missed }: MissedDayView): string {
  if (slots.length === 0) return 'not kept';
  const times = slots
    .slice(0, LISTED)
    .map(slot => slot.slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm'.length));
  const more = Math.max(missed, slots.length) - times.length;
  return more > 0 ? `${times.join(', ')} and ${more} more` : times.join(', ');
}
