/** The catalog's limit for names. */
const LONGEST = 63;

/**
 * @returns a valid entity name that resembles `text`; `unnamed` when nothing of it can stay
 */
export function entityNameOf(text: string): string {
  const name = text
    .replace(/[^A-Za-z0-9\-_.]+/g, '-')
    .replace(/[-_.]{2,}/g, '-')
    .slice(0, LONGEST)
    .replace(/^[-_.]+|[-_.]+$/g, '');
  return name || 'unnamed';
}
