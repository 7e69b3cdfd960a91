import { PlanFact } from 'backstage-plugin-backups-node';
import { TimeAhead } from './ClockReading';
import { TimedFacts, withinOurClock } from './withinOurClock';
import { StandingSource } from '../../observe/StandingSource';
import { PlanMemory } from '../memory/PlanMemory';

/** What is known from the cycle before. */
interface KnownBefore {
  /** By source id; epoch seconds. */
  sources: ReadonlyMap<string, { readAt: number }>;
  plans: ReadonlyMap<
    string,
    { sourceId: string; fact: PlanFact; memory: PlanMemory }
  >;
}

/** A source whose times lie within our own clock. */
export interface TimedSource extends StandingSource, TimedFacts {
  /** When it was read before, epoch seconds; 0: never. */
  readBefore: number;
}

/** @returns times of plans that were refused before, by source, object and destination */
function refusedTimes(
  kept: KnownBefore,
): ReadonlyMap<string, readonly TimeAhead[]> {
  const refused = new Map<string, readonly TimeAhead[]>();
  for (const { sourceId, fact, memory } of kept.plans.values()) {
    if (memory.timesAhead) {
      const key = keyOf(sourceId, fact);
      refused.set(key, [...(refused.get(key) ?? []), ...memory.timesAhead]);
    }
  }
  return refused;
}

function keyOf(sourceId: string, { key, fingerprint }: PlanFact): string {
  return [sourceId, key, fingerprint].join('\n');
}

/**
 * Bounds what all sources say by our own clock, before any of it is remembered
 * or judged.
 *
 * @param kept - of the cycle before
 */
export function timedSources(
  sources: readonly StandingSource[],
  kept: KnownBefore,
): TimedSource[] {
  const refused = refusedTimes(kept);
  return sources.map(source => {
    const { id, readAt, cluster, title } = source.record;
    return {
      ...source,
      ...withinOurClock(
        source.facts,
        { readAt, machine: `${cluster} (${title})`, sourceId: id },
        fact => refused.get(keyOf(id, fact)),
      ),
      readBefore: kept.sources.get(id)?.readAt ?? 0,
    };
  });
}
