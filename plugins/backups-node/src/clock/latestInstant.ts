/**
 * The last of several instants, for instance of the ends of runs.
 *
 * @param instants - epoch seconds; those that are not known are left out
 * @returns `undefined` where none is known
 *
 * @public
 */
export function latestInstant(
  instants: Iterable<number | undefined>,
): number | undefined {
  let latest: number | undefined;
  for (const instant of instants) {
    if (instant !== undefined && instant > (latest ?? -Infinity)) {
      latest = instant;
    }
  }
  return latest;
}
