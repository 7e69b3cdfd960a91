/**
 * How long a drill proves that an item comes back (design: level L4). Seconds.
 */
export const DRILL_LASTS = 90 * 86_400;
