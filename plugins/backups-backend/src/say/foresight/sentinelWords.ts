import { timeInWords } from 'backstage-plugin-backups-common';
import { SentinelProof } from '../../judge/foresight/sentinel';
import { nameSome } from '../nameSome';

/**
 * @param nameOf - an item, by its key
 * @returns in one sentence, whether drills showed that all goes back together
 */
export function sentinelInWords(
  { isSame, found, since }: SentinelProof,
  nameOf: (key: string) => string,
): string {
  const [{ id }] = found;
  return isSame
    ? `${nameSome(
        found.map(({ itemKey }) => nameOf(itemKey)),
      )} came back with the same id (${id}): they were of one moment. The oldest of these drills ended ${timeInWords(
        since,
      )}.`
    : `The last drills brought back different moments: ${nameSome(
        found.map(one => `${nameOf(one.itemKey)} with id ${one.id}`),
      )}.`;
}
