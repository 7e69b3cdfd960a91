const known = new Map<string, boolean>();

/**
 * Tells whether a name is a time zone of the IANA database. Offsets such as
 * `+12:00` are none: they know no daylight saving.
 *
 * @param name - for instance `Pacific/Auckland`
 *
 * @public
 */
export function isTimeZone(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  let valid = /^[A-Za-z]/.test(name);
  if (valid) {
    try {
      valid =
        new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
          .timeZone !== '';
    } catch {
      valid = false;
    }
  }
  // Names come from manifests: a flood of them must not fill the memory.
  if (known.size < 1000) known.set(name, valid);
  return valid;
}
