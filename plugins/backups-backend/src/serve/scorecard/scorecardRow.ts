import {
  DAY_LETTERS,
  ScorecardRow,
  UNWATCHED_DAY,
  Verdict,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { EntityDocument, PlanDocument } from '../../keep/documents';
import { SourceRecord } from '../../read/SourceRecord';
import { recoveryWindow } from '../../judge/database/recoveryWindow';
import { StoredDrill } from '../../keep/DrillStore';
import { LevelDocument } from '../../keep/chronicle/LevelDocument';
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
  /** As `ScorecardRow.days` has them. */
  days: string | undefined;
  /** Of each of its items the newest. */
  drills: readonly StoredDrill[];
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
    failedDrill: failedDrillOf(options.drills),
    goBackTo: goBackTo(entity, options.plans, options.sources),
    days: options.days,
  };
}

function failedDrillOf(drills: readonly StoredDrill[]): string | undefined {
  return drills
    .filter(({ report }) => report.outcome === 'failed')
    .map(({ report }) => report.finishedAt)
    .sort()
    .at(-1);
}

/** The oldest good restore point of a plan, epoch seconds. */
function oldestOf(
  { fact, memory, proof }: PlanDocument,
  readAt: number,
): number[] {
  const listing = proof?.listing;
  const window = recoveryWindow({ fact, memory, proof }, readAt);
  return [
    // A list of the newest does not say how far back the others go.
    listing?.extent === 'newest-only'
      ? undefined
      : listing?.summary?.oldestGoodAt,
    fact.oldestCopyAt,
    window?.oldestPoint?.at,
    window?.earliest?.at,
  ].filter(at => at !== undefined);
}

/** It goes back as far as the item with the shortest way does. */
function goBackTo(
  { items }: EntityDocument,
  plans: readonly PlanDocument[],
  sources: ReadonlyMap<string, SourceRecord>,
): string | undefined {
  const oldest = items
    .filter(({ exemption }) => !exemption)
    .map(({ planIds }) =>
      plans
        .filter(({ id }) => planIds.includes(id))
        .flatMap(plan =>
          oldestOf(plan, sources.get(plan.sourceId)?.readAt ?? 0),
        ),
    );
  if (oldest.length === 0 || oldest.some(own => own.length === 0)) {
    return undefined;
  }
  return instantToIso(Math.max(...oldest.map(own => Math.min(...own))));
}

/**
 * @param worst - of each watched day; absent: none was
 * @param count - whole days, the last of which was yesterday
 * @returns a letter a day; absent: none was watched
 */
export function daysInLetters(
  worst: ReadonlyMap<string, Verdict> | undefined,
  count: number,
  now: number,
): string | undefined {
  if (!worst) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const day = instantToIso(now - (count - index) * 86_400);
    const verdict = worst.get(day.slice(0, 'yyyy-mm-dd'.length));
    return verdict ? DAY_LETTERS[verdict] : UNWATCHED_DAY;
  }).join('');
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
