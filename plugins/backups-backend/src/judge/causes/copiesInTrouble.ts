import { Cause } from './findCauses';

/**
 * @param now - epoch seconds
 * @returns how many copies a cause troubles by now; 0 before it is one
 */
export function copiesInTrouble(
  { from, members }: Pick<Cause, 'from' | 'members'>,
  now: number,
): number {
  return from <= now ? members.filter(({ since }) => since <= now).length : 0;
}
