import { durationInWords } from 'backstage-plugin-backups-common';
import { copiesInTrouble } from '../../judge/causes/copiesInTrouble';
import { CauseDocument } from '../../keep/estate/estateDocuments';
import { EstateStore } from '../../keep/estate/EstateStore';

/** Where open causes are read. */
export type OpenCauses = Pick<EstateStore, 'get'>;

/**
 * Servers that many copies failed on together. Whoever only mounts something
 * from one may have run well an hour ago, and would not now.
 *
 * @param now - epoch seconds
 * @returns host name to what is wrong there, in words
 */
export function serversDown(
  causes: readonly CauseDocument[],
  now: number,
): Map<string, string> {
  return new Map(
    causes
      .filter(cause => cause.kind === 'server' && cause.from <= now)
      .map(cause => [
        cause.subject,
        `${copiesInTrouble(cause, now)} of ${
          cause.of
        } copies there have been in trouble for ${durationInWords(
          Math.max(0, now - cause.since),
        )}.`,
      ]),
  );
}
