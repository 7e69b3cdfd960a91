import { Level, Verdict } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { KeptStatement } from '../../judge/statements/Statement';
import { worstOf } from '../../judge/statements/worstOf';
import { askEntities, onlyVisible } from './askEntities';
import { isUnfiltered } from './isUnfiltered';
import { statementsIn } from './listConcerned';
import { ScorecardQuestion } from './ScorecardQuestion';
import { VERDICT_OF_RANK } from './verdictRanks';

/** An entity then and now. */
export interface EntityChange {
  ref: string;
  title: string;
  owner?: string;
  before?: { verdict: Verdict; level?: Level };
  after?: { verdict: Verdict; level?: Level };
  /** The first day that ended as it is now; absent: it turned today, or is gone. */
  turnedOn?: string;
  /** The worst of what was wrong before; absent: nothing was, or it is not known. */
  reasonBefore?: KeptStatement;
  /** The worst of what is wrong now. */
  reason?: KeptStatement;
  /** Sources whose silence makes it unknown. Ids. */
  sourceIds?: readonly string[];
}

interface State {
  verdict: Verdict;
  level?: Level;
}

/** An entity's day, as far as changes are told from it. */
interface DayOfEntity extends State {
  ref: string;
  day: string;
}

const NOTHING: { statements: KeptStatement[]; sourceIds: string[] } = {
  statements: [],
  sourceIds: [],
};

/** A level that was not judged then is no other one. */
function isSame(before: State | undefined, after: State): boolean {
  return (
    before?.verdict === after.verdict &&
    (before.level === undefined || before.level === after.level)
  );
}

function reasonIn(column: string | null): KeptStatement | undefined {
  return column ? JSON.parse(column) : undefined;
}

/** @returns the first of the days that ended like now without one between that did not */
function turnedOn(
  days: readonly DayOfEntity[],
  after: State,
): string | undefined {
  let first: string | undefined;
  for (const day of [...days].reverse()) {
    if (!isSame(day, after)) break;
    first = day.day;
  }
  return first;
}

/** Days after a day, oldest first, by reference. */
async function daysAfter(
  knex: Knex,
  day: string,
  refs: readonly string[],
): Promise<Map<string, DayOfEntity[]>> {
  const rows: {
    ref: string;
    day: string;
    verdict: Verdict;
    level: Level | null;
  }[] = await onlyVisible(
    knex,
    knex('entity_days')
      .where('day', '>', day)
      .orderBy('day')
      .select('ref', 'day', 'verdict', 'level'),
    refs,
  );
  const days = new Map<string, DayOfEntity[]>();
  for (const { level, ...row } of rows) {
    const own = days.get(row.ref) ?? [];
    own.push({ ...row, level: level ?? undefined });
    days.set(row.ref, own);
  }
  return days;
}

async function concernsOf(
  knex: Knex,
  refs: readonly string[],
): Promise<Map<string, typeof NOTHING>> {
  const rows: { ref: string; concerns: string; source_ids: string }[] =
    await onlyVisible(
      knex,
      knex('entities').select('ref', 'concerns', 'source_ids'),
      refs,
    );
  return new Map(
    rows.map(({ ref, concerns, source_ids }) => [
      ref,
      {
        statements: statementsIn(concerns),
        sourceIds: JSON.parse(source_ids) as string[],
      },
    ]),
  );
}

/** What is not what it was, see `ScorecardStore.listChanges`. */
export async function listChanges(
  knex: Knex,
  question: ScorecardQuestion,
  day: string,
): Promise<{ watched: boolean; changes: EntityChange[] }> {
  const watched = await knex('entity_days').where({ day }).first('ref');
  if (!watched) return { watched: false, changes: [] };
  const rows: {
    ref: string;
    sort_name: string;
    owner: string;
    verdict_rank: number;
    judged_at: number | string;
    level: number;
    then_verdict: Verdict | null;
    then_level: Level | null;
    then_reason: string | null;
  }[] = await knex
    // A table of its own: the days have columns of the same names.
    .from(askEntities(knex, question, { levels: true }).as('judged'))
    .leftJoin('entity_days', join =>
      join.on('entity_days.ref', 'judged.ref').andOnVal('entity_days.day', day),
    )
    .select(
      'judged.ref',
      'judged.sort_name',
      'judged.owner',
      'judged.verdict_rank',
      'judged.judged_at',
      'judged.level',
      'entity_days.verdict as then_verdict',
      'entity_days.level as then_level',
      'entity_days.reason as then_reason',
    );
  const changed = rows.flatMap(row => {
    const after = {
      verdict: VERDICT_OF_RANK[row.verdict_rank],
      level: row.level <= 5 ? (row.level as Level) : undefined,
    };
    const before =
      row.then_verdict === null
        ? undefined
        : { verdict: row.then_verdict, level: row.then_level ?? undefined };
    return isSame(before, after) ? [] : [{ row, before, after }];
  });
  const refs = changed.map(({ row }) => row.ref);
  const days = await daysAfter(knex, day, refs);
  const concerns = await concernsOf(knex, refs);
  const changes = changed.map(({ row, before, after }): EntityChange => {
    const { statements, sourceIds } = concerns.get(row.ref) ?? NOTHING;
    return {
      ref: row.ref,
      title: row.sort_name,
      owner: row.owner || undefined,
      before,
      after,
      turnedOn: turnedOn(days.get(row.ref) ?? [], after),
      reasonBefore: reasonIn(row.then_reason),
      reason: worstOf(statements, Number(row.judged_at)),
      sourceIds,
    };
  });
  // Nobody can tell who may see what is not in the catalog any more.
  const gone: Record<string, string | number | null>[] =
    question.visible === 'all' && isUnfiltered(question.filter)
      ? await knex('entity_days')
          .leftJoin('entities', 'entities.ref', 'entity_days.ref')
          .where({ day })
          .whereNull('entities.ref')
          .select(
            'entity_days.ref',
            'entity_days.title',
            'entity_days.owner',
            'entity_days.verdict',
            'entity_days.level',
          )
      : [];
  return {
    watched: true,
    changes: [
      ...changes,
      ...gone.map(row => ({
        ref: String(row.ref),
        title: String(row.title),
        owner: row.owner ? String(row.owner) : undefined,
        before: {
          verdict: row.verdict as Verdict,
          level: (row.level as Level | null) ?? undefined,
        },
      })),
    ],
  };
}
