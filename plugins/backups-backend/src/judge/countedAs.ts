import { PlanFact } from 'backstage-plugin-backups-node';
import { PlanThresholds, timeInWords } from 'backstage-plugin-backups-common';
import { Counted, Lacking } from './JudgedPlan';
import { JoinedPlan } from '../join/Estate';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { isRemoved } from './isRemoved';
import { isContradicted } from './isContradicted';
import { logOnSoundBase } from './database/logOnSoundBase';
import { sharesFate } from './sharesFate';
import { dataTime } from './memory/dataTime';

/** A database's backup without the log that belongs to it restores nothing. */
function notRestorable({ database }: PlanFact): Counted {
  return database?.archiving.state === 'failing'
    ? {
        counted: false,
        certainty: 'no-copy',
        because:
          'No backup of it was made while its log was archived, and without the log it cannot be restored.',
      }
    : {
        counted: false,
        certainty: 'not-known',
        lacking: 'log',
        because:
          'Nothing says that its log is archived, without which a backup cannot be restored.',
      };
}

/** Why a copy on site is not counted where PersistentVolumes may not be read. */
export const PLACE_UNREAD =
  'The PersistentVolume of the volume it copies was not read: both may lie in one place.';

/** Of a run whose state or times are not understood. */
export const UNTOLD_RUN: { because: string; lacking: Lacking } = {
  because:
    'What became of its newest run is not known here, so whether there is a copy of it is not known.',
  lacking: 'outcome',
};

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
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'The plan no longer exists.',
    };
  }
  if (plan.ofFormerItem !== undefined) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `It is a copy of ${plan.ofFormerItem}, in whose place another one is copied now.`,
    };
  }
  if (fixed === 'gone' && memory.overwritten) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `${fact.method} keeps no history, and another run wrote to its place since.`,
    };
  }
  // The log that would be replayed on top of it goes elsewhere by now.
  if (fixed === 'gone' && fact.database && !isStatedFormer) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'The database is copied in another way since.',
    };
  }
  if (fixed === 'suspended' && !fact.standsStill) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'It is suspended.',
    };
  }
  const { lastSuccess } = memory;
  if (
    fixed === 'gone' &&
    lastSuccess &&
    isRemoved(proof, memory, lastSuccess.startedAt)
  ) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `What it was seen to copy is in the repository no more: the oldest point there is newer than ${timeInWords(
        lastSuccess.finishedAt,
      )}.`,
    };
  }
  if (
    isContradicted(plan, proof) &&
    !logOnSoundBase({ fact, memory, proof }, readAt)
  ) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: 'Its success has nothing behind it.',
    };
  }
  if (fact.madeElsewhere !== undefined) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'report',
      because: fact.madeElsewhere,
    };
  }
  // Said before the first run: what it will make is no copy either.
  if (sharesFate(fact.destination, itemFailureDomain)) {
    return {
      counted: false,
      certainty: 'no-copy',
      because: `It lives where the ${
        fact.database ? 'database' : 'volume'
      } lives (${itemFailureDomain}).`,
    };
  }
  if (!fact.reportsSuccess) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'report',
      because: `${fact.method} does not say what it copied.`,
    };
  }
  if (!memory.lastSuccess && memory.timesAhead) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'clock',
      because:
        'The time of its last success lies in the future, so how old that copy is is not known.',
    };
  }
  if (!memory.lastSuccess && fact.hides?.untoldAt !== undefined) {
    return { counted: false, certainty: 'not-known', ...UNTOLD_RUN };
  }
  if (!memory.lastSuccess && fact.hides?.successes) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'first-success',
      because: 'No success seen yet; the tool reports only its latest run.',
    };
  }
  if (!memory.lastSuccess) {
    return {
      counted: false,
      certainty: 'not-yet',
      because: 'It has never succeeded.',
    };
  }
  if (dataTime(memory) === undefined) {
    return notRestorable(fact);
  }
  const { untoldVersion } = fact.database ?? {};
  if (untoldVersion !== undefined && proof?.kind !== 'seen') {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'version',
      because: `PostgreSQL ${untoldVersion} runs, and its newest base backup does not say of which version it is: of an older one it restores nothing that was written since the upgrade.`,
    };
  }
  if (failureDomain === undefined) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'place',
      because: `Where it lives is not known, so it may be lost together with the ${
        fact.database ? 'database' : 'volume'
      }.`,
    };
  }
  if (itemPlaceUnread && fact.destination.offSite !== true) {
    return {
      counted: false,
      certainty: 'not-known',
      lacking: 'place-of-volume',
      because: PLACE_UNREAD,
    };
  }
  return { counted: true };
}
