import { stanzaInfo } from './Info';
import type { StanzaInfo } from './Info';

/** What `pgbackrest info` printed, or that it cannot be told. */
export type InfoReading =
  | { kind: 'told'; stanzas: StanzaInfo[] }
  | { kind: 'unreadable' };

/** A message may carry what a wrong key made of encrypted bytes. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/g;

/**
 * Reads the output of `pgbackrest info --output=json`. Warnings may stand before
 * it, even on the same stream, and it need not be valid JSON: an error message
 * with raw bytes in it is printed as it is.
 *
 * @param output - everything the command printed
 */
export function readInfo(output: Uint8Array): InfoReading {
  const lines = new TextDecoder('utf-8').decode(output).split('\n');
  const first = lines.findIndex(line => line.startsWith('['));
  if (first < 0) return { kind: 'unreadable' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(lines.slice(first).join('').replace(CONTROL, ''));
  } catch {
    return { kind: 'unreadable' };
  }
  if (!Array.isArray(parsed)) return { kind: 'unreadable' };
  const stanzas = parsed.map(stanza => stanzaInfo.safeParse(stanza));
  return stanzas.every(stanza => stanza.success)
    ? { kind: 'told', stanzas: stanzas.map(stanza => stanza.data) }
    : { kind: 'unreadable' };
}
