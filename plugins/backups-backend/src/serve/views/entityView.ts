import {
  EntityBackups,
  ItemView,
  LookedFor,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { LevelDocument } from '../../keep/chronicle/LevelDocument';
import { EntityDocument, PlanDay, PlanDocument } from '../../keep/documents';
import { sizedItem } from '../../keep/itemIdentity';
import { SourceRecord } from '../../read/SourceRecord';
import { StoredDrill } from '../../keep/DrillStore';
import { StoredPoint } from '../../keep/pointRows';
import {
  KeptSuggestion,
  WatchDocument,
} from '../../keep/estate/estateDocuments';
import { wordedFindings } from '../../say/findings';
import { matchInWords, mentionInWords } from '../../say/matches';
import { alertsView } from './alertsView';
import { levelParts } from './levelParts';
import { ItemWithPlans, entityAt } from './entityAt';
import { marksOf } from './marks';
import { planView } from './planView';
import { problemsOf } from './problems';
import { RepositoryWithMirrors, repositoryView } from './repositoryView';
import { sourceView } from './sourceView';

/** What the page of an entity is made from. Instants are epoch seconds. */
export interface EntityViewInput {
  ref: string;
  entity: EntityDocument | undefined;
  plans: readonly PlanDocument[];
  days: readonly PlanDay[];
  sources: readonly SourceRecord[];
  repositories: readonly RepositoryWithMirrors[];
  now: number;
  clock: 'live' | 'dump';
  lookedFor: LookedFor;
  suggestions?: readonly KeptSuggestion[];
  level?: LevelDocument;
  /** Alerts, by cluster; absent: none is told of. */
  watches?: readonly WatchDocument[];
  /** Of each item the last drill that proved something. */
  proven?: readonly StoredDrill[];
  /** Of each item the last drill, however it ended. */
  drills?: readonly StoredDrill[];
  /** Points of plans whose repository is listed, newest first, by id of the plan. */
  points?: ReadonlyMap<string, readonly StoredPoint[]>;
}

function frame(input: EntityViewInput, sources: readonly SourceRecord[]) {
  const readTimes = sources.flatMap(source => source.readAt || []);
  const note = input.sources.find(source => source.clockNote)?.clockNote;
  const issues = input.sources.flatMap(source =>
    source.providerId === 'workloads' ? source.issues : [],
  );
  const broken =
    input.clock === 'dump' && issues.length > 0
      ? `${
          issues.length === 1 ? 'One part' : `${issues.length} parts`
        } of the dump could not be read: ${issues.slice(0, 5).join('; ')}`
      : undefined;
  return {
    entityRef: input.ref,
    now: instantToIso(input.now),
    clock: input.clock,
    clockNote: [note, broken].filter(Boolean).join(' ') || undefined,
    checkedAt:
      readTimes.length > 0 ? instantToIso(Math.min(...readTimes)) : undefined,
    sources: sources.map(source => sourceView(source, input.now)),
    suggestions: input.suggestions?.map(
      ({ itemKey: _, because, ...suggestion }) => ({
        ...suggestion,
        because: mentionInWords(because),
      }),
    ),
  };
}

function notLinked(input: EntityViewInput): EntityBackups {
  return {
    ...frame(input, input.sources),
    linked: false,
    lookedFor: input.lookedFor,
    headline: 'No backups are linked to this app yet.',
    judgedAt: instantToIso(input.now),
    rpo: { origin: 'none' },
    loss: { volume: { kind: 'not-known' }, site: { kind: 'not-known' } },
    problems: [],
    items: [],
    marks: [],
    repositories: [],
  };
}

function lastProvenView(
  drill: StoredDrill | undefined,
): ItemView['lastProven'] {
  // An item may be shared: what others wrote of it stays with their entity.
  return (
    drill && {
      at: drill.report.finishedAt,
      destination: drill.destination,
      durationSeconds: drill.report.durationSeconds,
    }
  );
}

/**
 * @param drill - the last one of an item
 * @returns what everybody who sees the item may know of it
 */
export function lastDrillView(
  drill: StoredDrill | undefined,
): ItemView['lastDrill'] {
  const proven = lastProvenView(drill);
  return drill && proven && { ...proven, outcome: drill.report.outcome };
}

function itemView(
  { item, plans, losses }: ItemWithPlans,
  input: EntityViewInput,
  judgedAt: number,
  sourceOf: (sourceId: string) => SourceRecord | undefined,
): ItemView {
  const findingsOf = (id: string | undefined) =>
    wordedFindings(
      item.findings
        .filter(({ planId }) => planId === id)
        .map(({ finding }) => finding),
      judgedAt,
    );
  return {
    ...sizedItem(item),
    sharedBy: item.sharedBy,
    parts: item.parts,
    holders: item.namedHolders && [...item.namedHolders],
    matchedBecause: matchInWords(item.because),
    exemption: item.exemption && {
      reason: item.exemption.reason,
      until:
        item.exemption.until === undefined
          ? undefined
          : instantToIso(item.exemption.until),
      declaredBy: item.exemption.declaredBy,
    },
    unprotected: item.unprotected,
    rpo: item.rpo,
    loss: losses,
    lastProven: lastProvenView(
      input.proven?.find(({ report }) => report.itemKey === item.key),
    ),
    lastDrill: lastDrillView(
      input.drills?.find(({ report }) => report.itemKey === item.key),
    ),
    plans: plans.map(plan => {
      const findings = findingsOf(plan.document.id);
      return planView(plan, {
        now: input.now,
        readAt: sourceOf(plan.document.sourceId)?.readAt ?? 0,
        currentUntilOf: id => sourceOf(id)?.currentUntil ?? 0,
        days: input.days.filter(day => day.planId === plan.document.id),
        findings,
        points: input.points?.get(plan.document.id),
        alerts: alertsView(
          plan.document,
          input.watches?.find(
            ({ key }) => key === plan.document.fact.object.cluster,
          ),
          findings,
          input.sources,
          input.now,
        ),
      });
    }),
    findings: findingsOf(undefined),
  };
}

/**
 * Builds everything the tab and the card show. It judges nothing: states and
 * verdict come from the thresholds that `judge` wrote.
 */
export function entityView(input: EntityViewInput): EntityBackups {
  const { entity, now } = input;
  if (!entity) return notLinked(input);

  const byId = new Map(input.sources.map(source => [source.id, source]));
  const { at, sources, items, counting, losses, sentence, statements } =
    entityAt({
      entity,
      plans: input.plans,
      sources: byId,
      now,
    });

  return {
    ...frame(input, sources),
    linked: true,
    verdict: at.verdict,
    lastKnownVerdict: at.lastKnown,
    headline: sentence,
    judgedAt: instantToIso(at.judgedAt),
    rpo: entity.rpo,
    loss: losses,
    problems: problemsOf(statements, counting, now),
    items: items.map(item =>
      itemView(item, input, at.judgedAt, id => byId.get(id)),
    ),
    marks: marksOf(
      counting,
      input.repositories
        .map(({ document }) => document)
        // What was locked when somebody last looked may be unlocked since.
        .filter(
          ({ sourceId }) =>
            now <= (byId.get(sourceId ?? '')?.currentUntil ?? 0),
        )
        .map(({ planIds, lockedSeconds, lockRenewal, lockMode }) => ({
          planIds,
          lockedSeconds,
          renewal: lockRenewal,
          mode: lockMode,
        })),
      {
        provenAt: new Map(
          input.proven?.map(({ report }) => [
            report.itemKey,
            isoToInstant(report.finishedAt),
          ]),
        ),
        now,
      },
    ),
    repositories: input.repositories.map(repository =>
      repositoryView(
        repository,
        now,
        byId.get(repository.document.sourceId ?? '')?.currentUntil ?? 0,
      ),
    ),
    ...levelParts(input.level),
  };
}
