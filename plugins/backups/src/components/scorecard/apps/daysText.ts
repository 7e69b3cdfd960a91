import { DAY_LETTERS, UNWATCHED_DAY } from 'backstage-plugin-backups-common';

const NAMES: readonly [string, string][] = [
  [DAY_LETTERS['at-risk'], 'at risk'],
  [DAY_LETTERS['cannot-tell'], "can't tell"],
  [DAY_LETTERS['needs-attention'], 'needs attention'],
  [DAY_LETTERS.protected, 'protected'],
  [UNWATCHED_DAY, 'not observed'],
];

/**
 * What a strip of days shows, in numbers: `30 days: 2 at risk, 28 protected`.
 *
 * @param days - one letter a day
 */
export function daysText(days: string): string {
  const counts = NAMES.flatMap(([letter, name]) => {
    const count = [...days].filter(one => one === letter).length;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return `${days.length} days: ${counts.join(', ')}`;
}
