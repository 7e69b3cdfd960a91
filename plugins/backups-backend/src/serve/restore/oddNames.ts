import { Prose, prose } from 'backstage-plugin-backups-common';

/** What an API server accepts as the name of an object. */
const ACCEPTED = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * A dump may hold names that somebody made up to be typed.
 *
 * @param names - of objects in a cluster; what is absent or empty is passed over
 * @returns a warning for each name that no API server accepts
 */
export function oddNames(names: readonly (string | undefined)[]): Prose[] {
  return [...new Set(names)].flatMap(name =>
    !name || ACCEPTED.test(name)
      ? []
      : [
          prose`${name} is an odd name: no API server accepts it. It is quoted in every command here. Find out who wrote it before you type one.`,
        ],
  );
}
