import {
  NeedView,
  PlanState,
  VERDICTS,
  Verdict,
  instantToIso,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { Concern } from '../../judge/causes/concernsOf';
import { SourceRecord } from '../../keep/documents';
import {
  ConcernedEntity,
  SilentSet,
} from '../../keep/scorecard/ScorecardStore';
import { causeFix, causeTitle } from '../../say/causes';

const EXAMPLES = 5;

const STATE_WORDS: Record<
  Extract<Concern['kind'], { type: 'state' }>['state'],
  string
> = {
  failing: 'is failing',
  hollow: 'reports success, but copied nothing',
  stuck: 'is stuck',
  overdue: 'is overdue',
  'never-ran': 'has never run',
  gone: 'no longer exists',
  suspended: 'is suspended',
};

/** One concern with the entity it is about. */
interface Standing {
  entity: ConcernedEntity;
  concern: Concern;
}

/** An item past its RPO is told by why it is, where that is known. */
function standingOf(entity: ConcernedEntity): Standing[] {
  const stands = entity.concerns.filter(({ from }) => from <= entity.judgedAt);
  const explained = new Set(
    stands.flatMap(({ kind, item }) =>
      kind.type === 'past-rpo' || kind.type === 'unknown' ? [] : item ?? [],
    ),
  );
  return stands
    .filter(
      ({ kind, item }) =>
        kind.type !== 'past-rpo' || !explained.has(item ?? ''),
    )
    .map(concern => ({ entity, concern }));
}

function appsInWords(count: number): string {
  return count === 1 ? '1 app' : `${count} apps`;
}

/** Titles of rows do without. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function fixOf(members: readonly Standing[]): string | undefined {
  const [{ concern }] = members;
  return concern.kind.type === 'state' && concern.kind.shared
    ? causeFix(concern.kind.shared)
    : concern.fix;
}

/** Who contradicts a success: the mover's own log, or a listing of the repository. */
function stateWords(
  { state, planId }: Extract<Concern['kind'], { type: 'state' }>,
  listedWithout: ReadonlySet<string>,
): string {
  return state === 'hollow' && listedWithout.has(planId)
    ? 'reports success, but has no restore point in its repository'
    : STATE_WORDS[state];
}

function titleOf(
  members: readonly Standing[],
  listedWithout: ReadonlySet<string>,
): string {
  const [{ concern, entity }] = members;
  const { kind } = concern;
  const item = concern.item ?? entity.title;
  switch (kind.type) {
    case 'state': {
      if (kind.shared && members.length > 1) {
        return withoutStop(causeTitle(kind.shared, members.length));
      }
      return `${kind.place} copy of ${item} ${stateWords(kind, listedWithout)}`;
    }
    case 'finding':
      return kind.title;
    case 'unprotected':
      return `Nothing copies ${item}`;
    case 'past-rpo':
      return `${item} has no copy inside its RPO that counts`;
    case 'unknown':
      return `It cannot be told whether ${item} is safe: ${kind.because}`;
    default: {
      const unplaced: never = kind;
      throw new Error(`Concern without a title: ${JSON.stringify(unplaced)}`);
    }
  }
}

function kindOf({ kind }: Concern): NeedView['kind'] {
  switch (kind.type) {
    case 'state':
      return { type: 'state', state: kind.state as PlanState };
    case 'finding':
      return { type: 'finding', severity: kind.severity };
    case 'unprotected':
    case 'past-rpo':
    case 'unknown':
      return { type: 'item', problem: kind.type };
    default: {
      const unplaced: never = kind;
      throw new Error(`Concern without a kind: ${JSON.stringify(unplaced)}`);
    }
  }
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find(verdict => verdicts.includes(verdict)) ?? 'protected';
}

function needOf(
  cause: string,
  members: readonly Standing[],
  listedWithout: ReadonlySet<string>,
): NeedView {
  const entities = [...new Set(members.map(({ entity }) => entity))];
  const atRisk = entities.filter(({ verdict }) => verdict === 'at-risk');
  const [next] = entities
    .filter(
      ({ verdict, atRiskAt, judgedAt }) =>
        verdict === 'needs-attention' &&
        atRiskAt > judgedAt &&
        atRiskAt - judgedAt < 366 * 86_400,
    )
    .sort((a, b) => a.atRiskAt - b.atRiskAt);
  const [{ concern }] = members;
  return {
    cause,
    kind: kindOf(concern),
    verdict: worst(entities.map(({ verdict }) => verdict)),
    title: titleOf(members, listedWithout),
    detail: detailOf(entities.length, atRisk.length, next),
    fix: fixOf(members),
    holders: holdersOf(members),
    entities: entities.length,
    atRisk: atRisk.length,
    nextAtRisk: next && {
      at: instantToIso(next.atRiskAt),
      title: next.title,
    },
    examples: entities
      .slice(0, EXAMPLES)
      .map(({ ref, title }) => ({ entityRef: ref, title })),
  };
}

/** Whom it is told to, where that is not each app's own owner. */
function holdersOf(members: readonly Standing[]): string[] | undefined {
  return members.every(({ concern }) => concern.holders)
    ? [
        ...new Set(members.flatMap(({ concern }) => concern.holders ?? [])),
      ].sort()
    : undefined;
}

function detailOf(
  entities: number,
  atRisk: number,
  next: ConcernedEntity | undefined,
): string {
  const now =
    atRisk > 0
      ? `${appsInWords(entities)} affected, ${atRisk} at risk`
      : `${appsInWords(entities)} affected, none at risk yet`;
  return next
    ? `${now}; next at ${timeInWords(next.atRiskAt)} (${next.title})`
    : now;
}

/** What is silent together is told once: a cluster with all that is read there. */
function silentNeeds(
  sets: readonly SilentSet[],
  sources: ReadonlyMap<string, SourceRecord>,
  now: number,
): NeedView[] {
  const byCluster = new Map<string, { sets: SilentSet[]; since: number }>();
  for (const set of sets) {
    const silent = set.sourceIds.flatMap(id => {
      const source = sources.get(id);
      return source && now > source.currentUntil ? source : [];
    });
    const [first] = silent.sort((a, b) => a.readAt - b.readAt);
    const cluster = first?.cluster ?? set.sourceIds[0]?.split('/')[0] ?? '';
    const known = byCluster.get(cluster) ?? { sets: [], since: Infinity };
    known.sets.push(set);
    known.since = Math.min(known.since, first?.readAt ?? 0);
    byCluster.set(cluster, known);
  }
  return [...byCluster].map(([cluster, { sets: own, since }]): NeedView => {
    const count = own.reduce((sum, set) => sum + set.count, 0);
    const past = own.reduce((sum, set) => sum + set.past, 0);
    const [next] = own
      .filter(set => set.firstAt !== undefined)
      .sort((a, b) => (a.firstAt ?? 0) - (b.firstAt ?? 0));
    const affected =
      past > 0
        ? `${appsInWords(
            count,
          )} cannot be told, ${past} past the RPO by last knowledge`
        : `${appsInWords(
            count,
          )} cannot be told, none past its RPO by last knowledge`;
    return {
      cause: `source/${cluster}`,
      kind: { type: 'source' },
      verdict: 'cannot-tell',
      title: withoutStop(
        causeTitle({ kind: 'source', subject: cluster, since }, count),
      ),
      detail:
        next?.firstAt === undefined
          ? affected
          : `${affected}; next at ${timeInWords(next.firstAt)}`,
      fix: 'The Backups tabs of its apps say why, and when it is asked again.',
      entities: count,
      atRisk: 0,
      nextAtRisk:
        next?.firstAt === undefined
          ? undefined
          : { at: instantToIso(next.firstAt), title: next.example.title },
      examples: own.slice(0, EXAMPLES).map(({ example }) => ({
        entityRef: example.ref,
        title: example.title,
      })),
    };
  });
}

/**
 * Groups what is wrong by its cause, worst first: one dead place is one row,
 * however many apps copy to it. What belongs together, `findCauses` has said.
 *
 * @param now - epoch seconds
 */
export function needsView(options: {
  concerned: readonly ConcernedEntity[];
  silent: readonly SilentSet[];
  sources: ReadonlyMap<string, SourceRecord>;
  /** Ids of plans whose repository was listed, and has no good point of theirs. */
  listedWithout?: ReadonlySet<string>;
  now: number;
}): NeedView[] {
  const groups = new Map<string, Standing[]>();
  for (const standing of options.concerned.flatMap(standingOf)) {
    const group = groups.get(standing.concern.cause);
    if (group) group.push(standing);
    else groups.set(standing.concern.cause, [standing]);
  }
  const needs = [
    ...[...groups].map(([cause, members]) =>
      needOf(cause, members, options.listedWithout ?? new Set()),
    ),
    ...silentNeeds(options.silent, options.sources, options.now),
  ];
  return needs.sort(
    (a, b) =>
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      b.atRisk - a.atRisk ||
      b.entities - a.entities ||
      (a.title < b.title ? -1 : 1),
  );
}

/** @returns ids of plans whose success something contradicts */
export function hollowPlans(concerned: readonly ConcernedEntity[]): string[] {
  return concerned
    .flatMap(standingOf)
    .flatMap(({ concern: { kind } }) =>
      kind.type === 'state' && kind.state === 'hollow' ? kind.planId : [],
    );
}

/** @returns the entities that a cause touches */
export function entitiesOfCause(
  cause: string,
  concerned: readonly ConcernedEntity[],
): string[] {
  return concerned
    .flatMap(standingOf)
    .flatMap(({ entity, concern }) =>
      concern.cause === cause ? entity.ref : [],
    );
}
