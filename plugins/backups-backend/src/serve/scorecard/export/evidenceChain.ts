import {
  EVIDENCE_PARTS,
  EvidenceLine,
  ScorecardExport,
} from 'backstage-plugin-backups-common';
import { sha256Of } from './sha256Of';

/** What the first line of a first file has in place of the hash of a line before it. */
const NOTHING_BEFORE = '0'.repeat(64);

/** A line before it is numbered and linked to the one before it. */
type Unlinked<T> = T extends unknown ? Omit<T, 'n' | 'previous'> : never;

function linesOf({ header, body }: ScorecardExport): Unlinked<EvidenceLine>[] {
  const records = EVIDENCE_PARTS.flatMap(part =>
    body[part].map((record): Unlinked<EvidenceLine> => ({ part, record })),
  );
  return [
    { part: 'begin', record: header },
    ...records,
    { part: 'end', record: { records: records.length } },
  ];
}

/**
 * Writes an export down as a chain: to change, add or remove a line, all later ones
 * have to be written anew, and then its last hash is another one.
 *
 * @param before - head of the file that this one follows, so that files of several
 * days are one chain
 * @returns `text`: a record in a line; `head`: SHA-256 of the last line
 */
export function evidenceChain(
  document: ScorecardExport,
  before: string = NOTHING_BEFORE,
): {
  text: string;
  head: string;
} {
  let head = before.toLocaleLowerCase('en-US');
  const lines = linesOf(document).map((line, n) => {
    // JSON has no line break of its own: one record is one line.
    const text = JSON.stringify({ n, previous: head, ...line });
    head = sha256Of(text);
    return text;
  });
  return { text: `${lines.join('\n')}\n`, head };
}
