import { ScorecardRow, instantToIso } from 'backstage-plugin-backups-common';
import {
  EntityDocument,
  PlanDocument,
  SourceRecord,
} from '../../keep/documents';
import { LevelDocument } from '../../keep/chronicle/ChronicleStore';
import { clustersOf } from '../../keep/scorecard/entityRow';
import { levelView } from '../views/levelView';
import { slaView } from '../views/slaView';
import { entityAt } from '../views/entityAt';

/**
 * @param options - `plans`: those of the entity; `sources`: by id; `now`:
 * epoch seconds
 * @returns an entity as lists show it, in the words of its own page
 */
export function scorecardRow(options: {
  entity: EntityDocument;
  plans: readonly PlanDocument[];
  level: LevelDocument | undefined;
  sources: ReadonlyMap<string, SourceRecord>;
  now: number;
}): ScorecardRow {
  const { entity, level } = options;
  const { at, losses, sentence } = entityAt({
    ...options,
    now: entityClock(entity, options.sources, options.now),
  });
  const { about } = entity;
  return {
    entityRef: entity.ref,
    title: about?.title ?? entity.ref.slice(entity.ref.lastIndexOf('/') + 1),
    kind: about?.kind ?? entity.ref.split(':')[0],
    owner: about?.owner,
    system: about?.system,
    tier: about?.tier,
    lifecycle: about?.lifecycle,
    verdict: at.verdict,
    lastKnownVerdict: at.lastKnown,
    pastRpoByLastKnowledge: at.pastRpoByLastKnowledge,
    headline: sentence,
    loss: losses,
    clusters: clustersOf(entity),
    destinations: entity.destinations ?? [],
    items: entity.thresholds.items,
    sizeBytes: entity.items.reduce(
      (sum, item) => sum + (item.sizeBytes ?? 0),
      0,
    ),
    level: level && {
      level: level.level,
      expected: level.expected,
      next: levelView(level).next,
    },
    sla: level && slaView(30, level.due[30]),
    lastDrill:
      level?.drilledAt === undefined
        ? undefined
        : instantToIso(level.drilledAt),
  };
}

/** What is only in dumps is told as of the newest of them, as on its own page. */
function entityClock(
  entity: EntityDocument,
  sources: ReadonlyMap<string, SourceRecord>,
  now: number,
): number {
  const own = entity.sourceIds.flatMap(id => sources.get(id) ?? []);
  return own.length > 0 && own.every(source => source.mode === 'dump')
    ? Math.max(...own.map(source => source.readAt))
    : now;
}
