import { PlanFact } from 'backstage-plugin-backups-node';
import { recoveryWindow } from './database/recoveryWindow';
import { Counted } from './JudgedPlan';
import { dataTime } from './memory/dataTime';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { sharesFate } from './sharesFate';
import { StandingDrop } from './StandingDrop';

/** What tells how much of a copy comes back. */
export interface CopyToGetBack {
  fact: PlanFact;
  memory: PlanMemory;
  counted: Counted;
  proof?: Proof;
  drop?: StandingDrop;
}

/** A good point that a listing has, where the claimed one is not there. */
function listedGood({ fact, proof }: CopyToGetBack): number | undefined {
  const good = proof?.listing.summary?.newestGood;
  return fact.database ? good?.finishedAt : good?.startedAt;
}

/** A run begins to write this much after its start, at most as late as it ends. Seconds. */
const BEGINS_WITHIN = 60;

/** What is listed began after the last run of the usual size had ended: nothing of it is left. */
function isUsualGone({ memory, proof, drop }: CopyToGetBack): boolean {
  if (!drop || !proof || proof.kind === 'shared') return false;
  const { extent, summary } = proof.listing;
  const oldest = summary?.oldestGoodAt;
  return (
    extent === 'counted' &&
    oldest !== undefined &&
    oldest >
      drop.lastUsual.at + Math.max(0, ...memory.durations) + BEGINS_WITHIN
  );
}

/**
 * Up to when the data is that a copy brings back, whether or not its plan counts:
 * points outlive a plan that is paused, was removed, or fails since.
 *
 * @param itemFailureDomain - what lies in it is lost together with the item
 * @param readAt - when its source was last read, epoch seconds
 * @returns epoch seconds; `not-known`: it may bring something back; `undefined`:
 * nothing
 */
export function gotBack(
  copy: CopyToGetBack,
  itemFailureDomain: string | undefined,
  readAt: number,
): number | 'not-known' | undefined {
  const { fact, memory, counted, proof, drop } = copy;
  if (sharesFate(fact.destination, itemFailureDomain)) return undefined;
  // A mirror holds what was last written over it, and that is next to nothing.
  const isOverwritten =
    memory.overwritten ||
    (fact.retention.noHistory && (fact.nothingCopied || drop !== undefined));
  if (isOverwritten) return undefined;
  if (isUsualGone(copy)) return undefined;
  if (drop) return drop.lastUsual.at;
  if (!counted.counted && counted.certainty === 'not-known') return 'not-known';
  if (fact.database?.sharedWith) return 'not-known';
  if (proof?.kind === 'hollow') return listedGood(copy);
  if (fact.database && counted.counted) {
    const latest = recoveryWindow({ ...copy, fact }, readAt)?.latest?.at;
    if (latest !== undefined) return latest;
  }
  return dataTime(memory);
}
