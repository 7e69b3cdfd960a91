import { durationInWords, timeInWords } from 'backstage-plugin-backups-common';
import { CommonPoint } from '../../judge/foresight/commonPoint';
import { NAMED, nameSome } from '../nameSome';

/** `immich at 22 Aug 02:00 UTC (NAS)`, in the order of the items. */
function membersInWords(
  { chosen, at }: CommonPoint,
  nameOf: (key: string) => string,
): string {
  const more = chosen.length - NAMED;
  const named = chosen.slice(0, more > 1 ? NAMED : undefined).map(member => {
    const from = member.byLog
      ? `${member.destination}, by its log`
      : member.destination;
    const when = member.at === at ? '' : ` at ${timeInWords(member.at)}`;
    return `${nameOf(member.key)}${when} (${from})`;
  });
  return more > 1 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/**
 * @param nameOf - an item, by its key
 * @param offSite - only places away from the site were asked
 * @returns in one or two sentences, to which moment all items go back together
 */
export function commonPointInWords(
  point: CommonPoint,
  nameOf: (key: string) => string,
  offSite = false,
): string {
  const from = offSite ? ' from off-site alone' : '';
  const copy = offSite ? 'off-site copy' : 'copy';
  const { kind, at = 0, gapSeconds = 0, chosen } = point;
  const without = nameSome(point.without.map(nameOf));
  switch (kind) {
    case 'same':
      return chosen.length === 1
        ? `Goes back${from} to ${timeInWords(at)}: ${membersInWords(
            point,
            nameOf,
          )}.`
        : `All go back together${from} to ${timeInWords(at)}: ${membersInWords(
            point,
            nameOf,
          )}.`;
    case 'close':
      return `All go back${from} to ${timeInWords(
        at,
      )} or up to ${durationInWords(gapSeconds)} later: ${membersInWords(
        point,
        nameOf,
      )}. That is close, not consistent.`;
    case 'apart':
      return `They do not go back${from} to one moment. The nearest ones are ${durationInWords(
        gapSeconds,
      )} apart, from ${timeInWords(at)}: ${membersInWords(point, nameOf)}.`;
    case 'none':
      return `No common moment${from}: no ${copy} of ${without} is known.`;
    case 'not-known':
      return without === ''
        ? `Not known${from}: nothing that could go back was found.`
        : `Not known${from}: no ${copy} of ${without} was seen, and there may be one.`;
    default: {
      const unplaced: never = kind;
      throw new Error(`Common moment without words: ${unplaced}`);
    }
  }
}
