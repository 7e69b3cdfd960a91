import { PlanFact } from 'backstage-plugin-backups-node';
import { PlanThresholds } from 'backstage-plugin-backups-common';
import { Counted, lacking, noCopy } from './Counted';
import { copiedThing } from './CopiedThing';
import { JoinedPlan } from '../join/Estate';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { isRemoved } from './isRemoved';
import { isContradicted } from './isContradicted';
import { logOnSoundBase } from './database/logOnSoundBase';
import { mayShareServer, sharesFate } from './sharesFate';
import { dataTime } from './memory/dataTime';

/** A database's backup without the log that belongs to it restores nothing. */
function notRestorable({ database }: PlanFact): Counted {
  return database?.archiving.state === 'failing'
    ? noCopy({ kind: 'log-never-archived' })
    : lacking({ kind: 'log' });
}

/** @returns whether the copies of a plan count, and why not */
export function countedAs(
  plan: JoinedPlan,
  memory: PlanMemory,
  fixed: PlanThresholds['fixed'],
  proof: Proof | undefined,
  itemFailureDomain: string | undefined,
  itemPlaceUnread: boolean,
  readAt: number,
): Counted {
  const { fact } = plan;
  const { failureDomain } = fact.destination;
  const isStatedFormer = fact.former && memory.goneAt === undefined;
  if (fixed === 'gone' && !memory.replaced && !isStatedFormer) {
    return noCopy({ kind: 'gone' });
  }
  if (plan.ofFormerItem !== undefined) {
    return noCopy({ kind: 'of-former-item', item: plan.ofFormerItem });
  }
  if (fixed === 'gone' && memory.overwritten) {
    return noCopy({ kind: 'overwritten', method: fact.method });
  }
  // The log that would be replayed on top of it goes elsewhere by now.
  if (fixed === 'gone' && fact.database && !isStatedFormer) {
    return noCopy({ kind: 'database-copied-otherwise' });
  }
  if (fixed === 'suspended' && !fact.standsStill) {
    return noCopy({ kind: fact.ending ? 'ending' : 'suspended' });
  }
  const { lastSuccess } = memory;
  if (
    fixed === 'gone' &&
    lastSuccess &&
    isRemoved(proof, memory, lastSuccess.startedAt)
  ) {
    return noCopy({ kind: 'removed', olderThan: lastSuccess.finishedAt });
  }
  if (
    isContradicted(plan, proof) &&
    !logOnSoundBase({ fact, memory, proof }, readAt)
  ) {
    return noCopy({ kind: 'contradicted' });
  }
  if (fact.madeElsewhere !== undefined) {
    return lacking({ kind: 'made-elsewhere', told: fact.madeElsewhere });
  }
  // Said before the first run: what it will make is no copy either.
  if (
    itemFailureDomain !== undefined &&
    sharesFate(fact.destination, itemFailureDomain)
  ) {
    return noCopy({
      kind: 'shares-fate',
      of: copiedThing(fact),
      failureDomain: itemFailureDomain,
    });
  }
  if (!fact.reportsSuccess) {
    return lacking({ kind: 'report', method: fact.method });
  }
  if (!memory.lastSuccess && memory.timesAhead) {
    return lacking({ kind: 'clock' });
  }
  if (!memory.lastSuccess && fact.hides?.untoldAt !== undefined) {
    return lacking({ kind: 'outcome' });
  }
  if (!memory.lastSuccess && fact.hides?.successes) {
    return lacking({ kind: 'first-success' });
  }
  if (!memory.lastSuccess) {
    return { counted: false, certainty: 'not-yet' };
  }
  if (dataTime(memory) === undefined) {
    return notRestorable(fact);
  }
  const { untoldVersion } = fact.database ?? {};
  if (untoldVersion !== undefined && proof?.kind !== 'seen') {
    return lacking({ kind: 'version', running: untoldVersion });
  }
  if (failureDomain === undefined) {
    return lacking({ kind: 'place', of: copiedThing(fact) });
  }
  const oneServer = mayShareServer(fact.destination, itemFailureDomain);
  if (oneServer) {
    return lacking({ kind: 'one-server', of: copiedThing(fact), ...oneServer });
  }
  if (itemPlaceUnread && fact.destination.offSite !== true) {
    return lacking({ kind: 'place-of-volume' });
  }
  return { counted: true };
}
