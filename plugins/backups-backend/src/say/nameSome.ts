import { joinWords } from 'backstage-plugin-backups-node';

/** So many are named; a System may have many more. */
export const NAMED = 6;

/** @returns `immich, paperless and 4 more` */
export function nameSome(names: readonly string[]): string {
  const more = names.length - NAMED;
  return joinWords(
    more > 1 ? [...names.slice(0, NAMED), `${more} more`] : names,
  );
}
