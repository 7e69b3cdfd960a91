import { redactText } from 'backstage-plugin-backups-node';

/** Longer words of somebody else help nobody. */
const LONGEST = 300;

/**
 * Makes words of somebody else fit for a page: on one line, without what looks
 * like a secret, and not too long.
 */
export function speakable(text: string): string {
  // Cut before redacting, too: a hostile answer may be huge.
  const line = redactText(text.slice(0, 20 * LONGEST))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
