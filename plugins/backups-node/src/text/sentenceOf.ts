import { redactText } from '../redact/redactText';
import { memoise } from './memoise';

const MAXIMUM_LENGTH = 500;

/**
 * Makes somebody else's message fit to be shown: redacted, on one line, bounded.
 *
 * @param message - for instance the message of a condition
 *
 * @public
 */
export const sentenceOf: (message: string) => string = memoise(message => {
  const line = redactText(message).replace(/\s+/g, ' ').trim();
  return line.length <= MAXIMUM_LENGTH
    ? line
    : `${line.slice(0, MAXIMUM_LENGTH - 1)}…`;
}, 5_000);
