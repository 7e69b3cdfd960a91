import {
  NeedView,
  VERDICTS,
  Verdict,
  instantToIso,
  timeInWords,
} from 'backstage-plugin-backups-common';
import {
  CauseOfPlan,
  KeptStatement,
  applies,
} from '../../judge/statements/Statement';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';
import { SilentSet } from '../../keep/scorecard/silentEntities';
import { ConcernedEntity } from '../../keep/scorecard/listConcerned';
import { Visible } from '../../keep/scorecard/ScorecardQuestion';
import { lossRank } from '../../judge/statements/lossRank';
import { causeTitle } from '../../say/causes';
import {
  statementFix,
  statementKind,
  statementTitle,
} from '../../say/statements';

const EXAMPLES = 5;

/** A statement that applies, with the entity it is about. */
interface Applying {
  entity: ConcernedEntity;
  statement: KeptStatement;
}

/** An item past its RPO is shown by why it is, where that is known. */
function applyingTo(entity: ConcernedEntity): Applying[] {
  const now = entity.statements.filter(statement =>
    applies(statement, entity.judgedAt),
  );
  const explained = new Set(
    now.flatMap(({ code, about: { item } }) =>
      code === 'past-rpo' || code === 'unknown' || code === 'conflict'
        ? []
        : item ?? [],
    ),
  );
  return now
    .filter(
      ({ code, about: { item } }) =>
        code !== 'past-rpo' || !explained.has(item ?? ''),
    )
    .map(statement => ({ entity, statement }));
}

function appsInWords(count: number): string {
  return count === 1 ? '1 app' : `${count} apps`;
}

/** Titles of rows do without. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function sharedBy({ statement }: Applying): CauseOfPlan | undefined {
  return statement.code === 'state' ? statement.shared : undefined;
}

function titleOf(members: readonly Applying[], now: number): string {
  const [first] = members;
  const shared = sharedBy(first);
  return withoutStop(
    shared && members.length > 1
      ? causeTitle(shared, members.length)
      : statementTitle(first.statement, now),
  );
}

/** Advice needs no owner, so it is not kept. */
function kindOf(statement: KeptStatement): NeedView['kind'] {
  const kind = statementKind(statement);
  return kind.type === 'finding'
    ? {
        type: 'finding',
        severity: kind.severity === 'advice' ? 'erodes' : kind.severity,
      }
    : kind;
}

function worst(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find(verdict => verdicts.includes(verdict)) ?? 'protected';
}

function needOf(
  cause: string,
  members: readonly Applying[],
  visible: Visible,
  now: number,
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
  const [{ statement }] = members;
  return {
    cause,
    kind: kindOf(statement),
    verdict: worst(entities.map(({ verdict }) => verdict)),
    title: titleOf(members, now),
    detail: detailOf(entities.length, atRisk.length, next),
    fix: statementFix(statement),
    holders: holdersOf(members, visible),
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

/**
 * Whom it is told to, where that is not each app's own owner: of those whom the
 * reader may see.
 */
function holdersOf(
  members: readonly Applying[],
  visible: Visible,
): string[] | undefined {
  const holders = members.map(({ statement: { about } }) => about.holders);
  if (!holders.every(Boolean)) return undefined;
  const named = [...new Set(holders.flatMap(own => own ?? []))]
    .filter(ref => visible === 'all' || visible.includes(ref))
    .sort();
  return named.length > 0 ? named : undefined;
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
      return source && !isCurrent(source, now) ? source : [];
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
          )} could not be checked, ${past} past the RPO as last known`
        : `${appsInWords(
            count,
          )} could not be checked, none past its RPO as last known`;
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
  visible: Visible;
  silent: readonly SilentSet[];
  sources: ReadonlyMap<string, SourceRecord>;
  now: number;
}): NeedView[] {
  const groups = new Map<string, Applying[]>();
  for (const applying of options.concerned.flatMap(applyingTo)) {
    const group = groups.get(applying.statement.cause);
    if (group) group.push(applying);
    else groups.set(applying.statement.cause, [applying]);
  }
  const needs = [
    ...[...groups].map(([cause, members]) =>
      needOf(cause, members, options.visible, options.now),
    ),
    ...silentNeeds(options.silent, options.sources, options.now),
  ];
  return needs.sort(
    (a, b) =>
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      lossRank(a) - lossRank(b) ||
      b.atRisk - a.atRisk ||
      b.entities - a.entities ||
      (a.title < b.title ? -1 : 1),
  );
}

/**
 * What to do about a copy depends on what makes it, which a list of statements
 * does not know.
 *
 * @returns by cause: the id of the copy whose state it is, the first where there are several
 */
export function copiesOfCauses(
  concerned: readonly ConcernedEntity[],
): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  for (const { statement } of concerned.flatMap(applyingTo)) {
    const { code, cause, about } = statement;
    if (code !== 'state' || !about.planId || copies.has(cause)) continue;
    copies.set(cause, about.planId);
  }
  return copies;
}

/** @returns the entities that a cause touches */
export function entitiesOfCause(
  cause: string,
  concerned: readonly ConcernedEntity[],
): string[] {
  return concerned
    .flatMap(applyingTo)
    .flatMap(({ entity, statement }) =>
      statement.cause === cause ? entity.ref : [],
    );
}
