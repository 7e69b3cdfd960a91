/**
 * Finds when an answer may next be otherwise. Whatever is kept is told from
 * instants, and each of them is a whole number of epoch seconds: none that lies
 * ahead can be passed before the first of them is.
 *
 * @param kept - everything that an answer is made from, as JSON
 * @param now - epoch seconds
 * @returns the least number above `now`, wherever it is; `Infinity`: there is none
 */
export function nextChange(kept: unknown, now: number): number {
  if (typeof kept === 'number') return kept > now ? kept : Infinity;
  if (typeof kept !== 'object' || kept === null) return Infinity;
  let next = Infinity;
  for (const value of Object.values(kept)) {
    next = Math.min(next, nextChange(value, now));
  }
  return next;
}
