/** Names of objects are DNS labels; some tools put more around them. */
const LONGEST = 45;

/**
 * A name for an object that is made on the way. It leaves room for what a tool
 * puts around it, so that names that are built from it stay predictable.
 *
 * @param base - cut where it is too long
 * @param suffix - kept whole
 *
 * @public
 */
export function objectName(base: string, suffix: string): string {
  const valid = base
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST - suffix.length - 1)
    .replace(/-+$/, '');
  return `${valid || 'volume'}-${suffix}`;
}
