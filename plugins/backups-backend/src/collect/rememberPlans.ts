import { Fact, PlanFact, objectKey } from 'backstage-plugin-backups-node';
import { planId } from '../judge/judgePlan';
import { ObservedRun, PlanMemory } from '../judge/memory/PlanMemory';
import { remember, rememberGone } from '../judge/memory/remember';
import { SourcedFact } from '../join/Estate';
import { PlanDocument, SourceRecord } from '../keep/documents';

/** A plan that is gone counts as expected for this long. Seconds. */
const GONE_EXPECTED = 30 * 86_400;

/** What is remembered of every plan after this cycle. */
export interface RememberedPlans {
  /** By plan id. */
  memories: Map<string, PlanMemory>;
  /** Runs seen for the first time, by plan id. */
  runs: Map<string, ObservedRun[]>;
  /** Plans that no complete list holds any more, but that are still told. */
  gone: SourcedFact<PlanFact>[];
  /** Plans whose source was read anew in this cycle. */
  fresh: Set<string>;
}

/** What another destination of the same object is recorded by, or was until now. */
function isRenamed(fact: PlanFact, kept: readonly PlanDocument[]): boolean {
  const { database, object } = fact;
  return (
    database !== undefined &&
    kept.some(
      other =>
        other.fact.database?.recordedAs === database.recordedAs &&
        objectKey(other.fact.object) === objectKey(object),
    )
  );
}

/**
 * Adds this cycle's readings to what is remembered of each plan. A plan is
 * gone only when a complete list of its source no longer holds it.
 *
 * @param options - `facts`: of one source; `readAnew`: its reading is newer than the kept one
 */
export function rememberPlans(options: {
  sources: readonly {
    record: SourceRecord;
    facts: readonly Fact[];
    readAnew: boolean;
    complete: boolean;
  }[];
  kept: ReadonlyMap<string, PlanDocument>;
}): RememberedPlans {
  const result: RememberedPlans = {
    memories: new Map(),
    runs: new Map(),
    gone: [],
    fresh: new Set(),
  };
  const keptBySource = new Map<string, PlanDocument[]>();
  for (const plan of options.kept.values()) {
    const known = keptBySource.get(plan.sourceId);
    if (known) known.push(plan);
    else keptBySource.set(plan.sourceId, [plan]);
  }

  for (const { record, facts, readAnew, complete } of options.sources) {
    const present = new Set<string>();
    for (const fact of facts) {
      if (fact.type !== 'plan') continue;
      const id = planId(fact);
      present.add(id);
      const before = options.kept.get(id)?.memory;
      if (before && !readAnew) {
        result.memories.set(id, before);
        continue;
      }
      const { memory, runs } = remember(
        before,
        fact,
        record.readAt,
        !before && isRenamed(fact, keptBySource.get(record.id) ?? []),
      );
      result.memories.set(id, memory);
      result.fresh.add(id);
      if (runs.length > 0) result.runs.set(id, runs);
    }
    for (const plan of keptBySource.get(record.id) ?? []) {
      if (present.has(plan.id)) continue;
      const memory = complete
        ? rememberGone(plan.memory, record.readAt)
        : plan.memory;
      if (
        memory.goneAt !== undefined &&
        record.readAt - memory.goneAt > GONE_EXPECTED
      ) {
        continue;
      }
      result.memories.set(plan.id, memory);
      result.gone.push({ fact: plan.fact, sourceId: record.id });
      if (readAnew && complete) result.fresh.add(plan.id);
    }
  }
  return result;
}
