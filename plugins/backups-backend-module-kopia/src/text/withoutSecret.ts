import { memoise, redactText } from 'backstage-plugin-backups-node';

/** Names, reasons and pins are few, and stand in thousands of snapshots. */
const redact = memoise(redactText, 10_000);

/** What Kopia makes itself: ids of manifests and of objects. */
const MADE_BY_KOPIA = /^[A-Za-z]?[0-9a-f]{8,80}$/;

/**
 * Whoever writes a repository decides what stands in most of its texts.
 *
 * @returns the text, without what looks like a secret in it
 */
export function withoutSecret(text: string): string {
  return MADE_BY_KOPIA.test(text) ? text : redact(text);
}
