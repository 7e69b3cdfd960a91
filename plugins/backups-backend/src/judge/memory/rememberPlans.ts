import {
  Fact,
  PlanFact,
  describeObject,
  objectKey,
} from 'backstage-plugin-backups-node';
import { planId } from '../planId';
import { FinishedRun, KnownPlan, PlanMemory } from './PlanMemory';
import { remember, rememberGone } from './remember';
import { continuedPlans } from './continuedPlans';
import { editionOf, formerEdition, isMadeAnew } from './planEdition';
import { TimeAhead } from '../clock/ClockReading';
import { SourcedFact } from '../../join/SourcedFact';
import { SourceRecord } from '../../read/SourceRecord';

/** A plan that is gone counts as expected for this long. Seconds. */
const GONE_EXPECTED = 30 * 86_400;

/** What is remembered of every plan after this cycle. */
export interface RememberedPlans {
  /** By plan id. */
  memories: Map<string, PlanMemory>;
  /** Runs seen for the first time, by plan id. */
  runs: Map<string, FinishedRun[]>;
  /** Plans that no complete list holds any more, but that are still told. */
  gone: SourcedFact<PlanFact>[];
  /** Plans whose source was read anew in this cycle. */
  fresh: Set<string>;
  /** What each source says, its plans as the editions that they are. */
  facts: SourcedFact<Fact>[];
}

/**
 * What another destination of the same object is recorded by, or was until now.
 *
 * @param own - kept plans of the same object
 */
function isRenamed({ database }: PlanFact, own: readonly KnownPlan[]): boolean {
  return (
    database !== undefined &&
    own.some(other => other.fact.database?.recordedAs === database.recordedAs)
  );
}

function asFormer(fact: PlanFact, former: PlanFact['former']): PlanFact {
  return fact.former === former ? fact : { ...fact, former };
}

/** When the newest run ended that a memory takes for its own. */
function knownUntil({
  lastSuccess,
  claimedWhileSuspended,
}: PlanMemory): number {
  return Math.max(lastSuccess?.finishedAt ?? 0, claimedWhileSuspended ?? 0);
}

/** Where an object copies to, whatever it copies. */
function placeKey({ object, fingerprint }: PlanFact): string {
  return `${objectKey(object)}\n${fingerprint}`;
}

/**
 * Adds this cycle's readings to what is remembered of each plan. A plan is
 * gone only when a complete list of its source no longer holds it, or when its
 * object copies something else now.
 *
 * @param options - `facts`: of one source, their times within our clock, see
 * `withinOurClock`; `ahead`: times that are not; `readAnew`: its reading is newer
 * than the kept one, of `readBefore`, epoch seconds
 */
export function rememberPlans(options: {
  sources: readonly {
    record: SourceRecord;
    facts: readonly Fact[];
    ahead?: ReadonlyMap<PlanFact, readonly TimeAhead[]>;
    readAnew: boolean;
    readBefore?: number;
    complete: boolean;
  }[];
  kept: ReadonlyMap<string, KnownPlan>;
}): RememberedPlans {
  const result: RememberedPlans = {
    memories: new Map(),
    runs: new Map(),
    gone: [],
    fresh: new Set(),
    facts: [],
  };
  const keptBySource = new Map<string, Map<string, KnownPlan[]>>();
  for (const plan of options.kept.values()) {
    const source = keptBySource.get(plan.sourceId) ?? new Map();
    keptBySource.set(plan.sourceId, source);
    const object = objectKey(plan.fact.object);
    const known = source.get(object);
    if (known) known.push(plan);
    else source.set(object, [plan]);
  }

  for (const source of options.sources) {
    const { record, facts, ahead, readAnew, readBefore = 0, complete } = source;
    const { id: sourceId, readAt } = record;
    const kept = keptBySource.get(sourceId) ?? new Map<string, KnownPlan[]>();
    const stated = new Set(
      facts.flatMap(fact =>
        fact.type === 'plan' ? `${fact.key}\n${fact.fingerprint}` : [],
      ),
    );
    const present = new Set<string>();
    const objects = new Set<string>();
    const replaced = new Set<string>();
    // The newest success of each place, of whatever it was made.
    const writtenAt = new Map<string, number>();
    const madeAnew = new Map<string, number>();
    const keepGone = (known: PlanFact, memory: PlanMemory, isNews: boolean) => {
      const fact = asFormer(known, memory.replaced ?? known.former);
      const id = planId(fact);
      result.memories.set(id, memory);
      result.gone.push({ fact, sourceId });
      if (isNews) result.fresh.add(id);
    };
    const presentAs = (
      fact: PlanFact,
      memory: PlanMemory,
      { lastSuccess }: PlanFact,
    ) => {
      result.memories.set(planId(fact), memory);
      const place = placeKey(fact);
      const written = memory.lastSuccess ? Infinity : lastSuccess?.finishedAt;
      writtenAt.set(place, Math.max(writtenAt.get(place) ?? 0, written ?? 0));
    };
    for (const fact of facts) {
      if (fact.type !== 'plan') {
        result.facts.push({ fact, sourceId });
        continue;
      }
      const object = objectKey(fact.object);
      const own = kept.get(object) ?? [];
      objects.add(object);
      const edition = editionOf({
        fact,
        own,
        isStated: plan =>
          stated.has(`${plan.fact.key}\n${plan.fact.fingerprint}`),
        readAnew,
        readBefore,
        readAt,
      });
      const id = planId(edition.fact);
      present.add(id);
      if (!readAnew && edition.before) {
        const { memory } = edition.before;
        presentAs(edition.fact, memory, fact);
        result.facts.push({
          fact: asFormer(edition.fact, memory.replaced ?? fact.former),
          sourceId,
        });
        continue;
      }
      result.facts.push({ fact: edition.fact, sourceId });
      for (const plan of edition.replaces) {
        replaced.add(plan.id);
        if (isMadeAnew(plan.fact, fact)) {
          madeAnew.set(plan.id, fact.madeSince ?? readAt);
        }
      }
      const { memory, runs } = remember(
        edition.before?.memory,
        edition.fact,
        readAt,
        {
          renamed: !edition.before && isRenamed(fact, own),
          madeSince: edition.madeSince,
          sizesElsewhere: edition.replaces.find(
            plan =>
              plan.fact.itemKey === fact.itemKey &&
              !isMadeAnew(plan.fact, fact),
          )?.memory.sizes,
          timesAhead: ahead?.get(fact),
        },
      );
      presentAs(edition.fact, memory, fact);
      result.fresh.add(id);
      if (runs.length > 0) result.runs.set(id, runs);
      if (own.length === 0 && fact.madeSince && !memory.lastSuccess) {
        const former = formerEdition(fact, readAt);
        if (former) keepGone(former.fact, former.memory, true);
      }
    }
    for (const plan of [...kept.values()].flat()) {
      if (present.has(plan.id)) continue;
      const isReplaced =
        replaced.has(plan.id) ||
        ((plan.memory.replaced === true ||
          plan.memory.replacedBefore !== undefined) &&
          objects.has(objectKey(plan.fact.object)));
      const memory =
        complete || isReplaced
          ? rememberGone(plan.memory, readAt, isReplaced, {
              madeAnewAt: madeAnew.get(plan.id),
              // What has no history holds what was copied to it last. Of which
              // edition a run was that no reading saw is not known.
              overwritten:
                isReplaced &&
                plan.fact.retention.noHistory &&
                (writtenAt.get(placeKey(plan.fact)) ?? 0) >
                  knownUntil(plan.memory),
            })
          : plan.memory;
      if (
        memory.goneAt !== undefined &&
        readAt - memory.goneAt > GONE_EXPECTED
      ) {
        continue;
      }
      keepGone(plan.fact, memory, readAnew && complete);
    }
  }
  for (const { gone, by } of continuedPlans(result.gone, result.facts)) {
    const id = planId(gone);
    const memory = result.memories.get(id);
    if (memory?.goneAt !== undefined) {
      const continuedBy = describeObject(by.object);
      result.memories.set(
        id,
        rememberGone(memory, memory.goneAt, true, { continuedBy }),
      );
    }
  }
  return result;
}
