import { PlanFact } from 'backstage-plugin-backups-node';
import { logOnSoundBase } from './database/logOnSoundBase';
import { recoveryWindow } from './database/recoveryWindow';
import { Counted } from './Counted';
import { afterRun, isRemoved } from './isRemoved';
import { dataTime } from './memory/dataTime';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { sharesFate } from './sharesFate';
import { StandingDrop } from './StandingDrop';
import { mayHaveSucceeded } from './untoldRun';

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

/**
 * What a volume's copy brings back of runs that were not seen: they were while
 * nothing was read, or while it was paused.
 *
 * @param held - data time of the last run that was seen
 */
function listedLater(
  copy: CopyToGetBack,
  held: number | undefined,
): number | 'not-known' | undefined {
  const { fact, memory, proof } = copy;
  const listed = proof?.listing.summary?.newestGood;
  const isLater =
    listed !== undefined &&
    listed.startedAt >=
      (held === undefined ? memory.madeSince ?? 0 : afterRun(memory, held));
  if (fact.database || !listed || !isLater) return undefined;
  const { replaced, goneAt = 0 } = memory;
  // What is written there since then is of another volume.
  if (replaced && listed.startedAt >= goneAt) return undefined;
  // Of its own, or of what took its place.
  return memory.goneAt !== undefined || proof?.kind === 'shared'
    ? 'not-known'
    : listed.startedAt;
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
  if (drop) {
    const { at } = drop.lastUsual;
    const isElsewhere = memory.sizesElsewhere?.some(size => size.at === at);
    const isNoneLeft =
      proof?.kind === 'hollow' && listedGood(copy) === undefined;
    return isElsewhere || isNoneLeft || isRemoved(proof, memory, at)
      ? undefined
      : at;
  }
  if (!counted.counted && counted.certainty === 'not-known') return 'not-known';
  if (mayHaveSucceeded(fact, memory)) return 'not-known';
  if (fact.database?.sharedWith) return 'not-known';
  if (proof?.kind === 'hollow' && !logOnSoundBase(copy, readAt)) {
    return listedGood(copy);
  }
  if (fact.database && counted.counted) {
    const latest = recoveryWindow({ ...copy, fact }, readAt)?.latest?.at;
    if (latest !== undefined) return latest;
  }
  const seen = dataTime(memory);
  const held =
    seen !== undefined && isRemoved(proof, memory, seen) ? undefined : seen;
  const later = listedLater(copy, seen);
  // What is certainly there is said before what may be newer.
  return later === 'not-known' ? held ?? later : later ?? held;
}
