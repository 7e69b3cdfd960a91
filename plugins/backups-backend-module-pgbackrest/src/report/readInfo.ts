import { InputError } from '@backstage/errors';
import { redactText, whyNotJson } from 'backstage-plugin-backups-node';
import { stanzaInfo } from './Info';
import type { StanzaInfo } from './Info';

/** What `pgbackrest info` printed. */
export interface InfoReading {
  stanzas: StanzaInfo[];
  /** Every stanza was understood: what is missing is not there. */
  complete: boolean;
}

/** A message may carry what a wrong key made of encrypted bytes. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/g;

const COMMAND = 'Send the output of: pgbackrest info --output=json --repo=<n>';

function refuse(why: string): InputError {
  return new InputError(`${why} ${COMMAND}`);
}

/** Of output without a list: what it is instead. */
function notAList(text: string): InputError {
  if (/^stanza: /m.test(text)) {
    return refuse('It is the text form of pgbackrest info, not JSON.');
  }
  if (text.trimStart().startsWith('{')) {
    const isFiles = /"type"\s*:\s*"(?:file|path|link)"/.test(text);
    return refuse(
      isFiles
        ? 'It is a list of files, as pgbackrest repo-ls prints one.'
        : 'It is one JSON object; pgbackrest info prints a list.',
    );
  }
  const failure = /^.*\bERROR: .*$/m.exec(text)?.[0].trim();
  return refuse(
    failure
      ? `pgBackRest failed: ${redactText(failure).slice(0, 200)}.`
      : whyNotJson(text) ?? 'It is no list of stanzas.',
  );
}

/** Only progress of what runs, or a list of something else. */
function tellsNothing({ status, repo, backup }: StanzaInfo): boolean {
  return repo === undefined && backup === undefined && status !== undefined;
}

function isStanza({ name, status, backup }: StanzaInfo): boolean {
  return (
    name !== undefined && (status?.code !== undefined || backup !== undefined)
  );
}

/**
 * Reads the output of `pgbackrest info --output=json`. Warnings may stand before
 * it, even on the same stream, and it need not be valid JSON: an error message
 * with raw bytes in it is printed as it is.
 *
 * @param output - everything the command printed, UTF-8
 * @throws InputError for what tells nothing of any stanza: another output, one
 * that was cut off, or an empty list, which is also what a mistyped path prints
 */
export function readInfo(output: Uint8Array): InfoReading {
  const text = new TextDecoder('utf-8').decode(output);
  const lines = text.split('\n');
  const first = lines.findIndex(line => line.startsWith('['));
  if (first < 0) throw notAList(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(lines.slice(first).join('').replace(CONTROL, ''));
  } catch {
    throw refuse(
      'It is not one whole JSON list: it was cut off, or an encrypted repository was opened with another key.',
    );
  }
  if (!Array.isArray(parsed)) throw notAList(text);
  if (parsed.length === 0) {
    throw new InputError(
      'It lists no stanza at all. pgBackRest prints that, too, where the path of the repository is misspelt: compare repo1-path with the configuration of the database.',
    );
  }
  const stanzas = parsed.flatMap(stanza => {
    const { data } = stanzaInfo.safeParse(stanza);
    return data && isStanza(data) ? [data] : [];
  });
  if (stanzas.length === 0) throw refuse('It is no list of stanzas.');
  if (stanzas.every(tellsNothing)) {
    throw refuse(
      'It holds the progress of what runs, and nothing of repositories: leave out --detail-level=progress.',
    );
  }
  return { stanzas, complete: stanzas.length === parsed.length };
}
