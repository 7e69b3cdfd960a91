import {
  SentinelView,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { sentinelProof } from '../../judge/foresight/sentinel';
import { StoredDrill } from '../../keep/DrillStore';
import { sentinelInWords } from '../../say/foresight/sentinelWords';
import { KnownApp } from './KnownApp';

/**
 * @param drills - that the app itself recorded, newest first: what others found in
 * an item that they share is theirs
 */
export function sentinelView(
  { items }: Pick<KnownApp, 'items'>,
  drills: readonly StoredDrill[],
): SentinelView | undefined {
  const last = items.flatMap(
    ({ key }) => drills.find(({ report }) => report.itemKey === key) ?? [],
  );
  const proof = sentinelProof(
    items.map(({ key }) => key),
    last.flatMap(({ report: { itemKey, outcome, sentinel, finishedAt } }) =>
      outcome === 'proven' && sentinel !== undefined
        ? [{ itemKey, id: sentinel, at: isoToInstant(finishedAt) }]
        : [],
    ),
  );
  if (!proof) return undefined;
  const nameOf = (itemKey: string) =>
    items.find(({ key }) => key === itemKey)?.name ?? itemKey;
  return {
    isSame: proof.isSame,
    since: instantToIso(proof.since),
    members: proof.found.map(({ itemKey, id }) => ({
      itemKey,
      item: nameOf(itemKey),
      id,
    })),
    sentence: sentinelInWords(proof, nameOf),
  };
}
