import { MarkView, durationInWords } from 'backstage-plugin-backups-common';
import { DRILL_LASTS } from '../../judge/level/drillLasts';
import { ItemDocument } from '../../keep/documents';

/**
 * Whether every item was brought back by a drill lately. Without any record of
 * one it is not known: somebody may have tried, and told nobody.
 *
 * @param provenAt - by key of the item, when the last drill that proved it ended
 * @param now - epoch seconds, as `provenAt`
 */
export function verifiedMark(
  items: readonly Pick<ItemDocument, 'key' | 'name'>[],
  provenAt: ReadonlyMap<string, number>,
  now: number,
): MarkView {
  const of = (name: string) => (items.length > 1 ? `${name}: ` : '');
  const never = items.find(({ key }) => !provenAt.has(key));
  if (never) {
    return {
      mark: 'verified',
      met: 'not-known',
      fact: `${of(never.name)}no restore drill is recorded`,
    };
  }
  const [oldest] = items
    .map(({ key, name }) => ({ name, age: now - (provenAt.get(key) ?? 0) }))
    .sort((a, b) => b.age - a.age);
  return {
    mark: 'verified',
    met: oldest.age <= DRILL_LASTS ? 'met' : 'not-met',
    fact: `${of(oldest.name)}last proven by a drill ${durationInWords(
      Math.max(0, oldest.age),
    )} ago`,
  };
}
