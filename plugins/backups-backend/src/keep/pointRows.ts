import {
  ListedBase,
  PointFact,
  PointsSummary,
  SizeDrop,
  SizedPoint,
  isGoodPoint,
  sizeDrops,
} from 'backstage-plugin-backups-node';
import { Knex } from 'knex';

/** A point as it is kept. */
export type StoredPoint = Omit<PointFact, 'type'>;

/** A point without a mark of where it is kept. */
export interface PointRow {
  identity: string;
  point_id: string;
  started_at: number | string;
  finished_at: number | string | null;
  size_bytes: number | string | null;
  files: number | string | null;
  failed_files: number;
  ignored_errors: number;
  incomplete: string | null;
  content: string | null;
  kind: string | null;
  pins: string;
  kept_because: string;
  good: number;
}

/** Every column of a point. */
export const POINT_COLUMNS = [
  'identity',
  'point_id',
  'started_at',
  'finished_at',
  'size_bytes',
  'files',
  'failed_files',
  'ignored_errors',
  'incomplete',
  'content',
  'kind',
  'pins',
  'kept_because',
  'good',
] as const satisfies (keyof PointRow)[];

/** What may change of a point that is there already. */
export const CHANGING_COLUMNS = [
  'pins',
  'kept_because',
  'failed_files',
  'incomplete',
  'good',
] as const;

/** PostgreSQL gives big integers as text. */
function optionalNumber(value: number | string | null): number | undefined {
  return value === null ? undefined : Number(value);
}

/** PostgreSQL keeps every character but this one. */
function kept(text: string | undefined, length: number): string | undefined {
  return text?.replaceAll('\u0000', '').slice(0, length);
}

function keptList(texts: readonly string[]): string {
  return JSON.stringify(texts.slice(0, 50).map(text => kept(text, 100)));
}

/** @returns a point as a row */
export function pointRow(point: PointFact): Record<keyof PointRow, unknown> {
  return {
    identity: kept(point.identity, 512),
    point_id: kept(point.id, 255),
    started_at: point.startedAt,
    finished_at: point.finishedAt,
    size_bytes: point.sizeBytes,
    files: point.files,
    failed_files: point.failedFiles,
    ignored_errors: point.ignoredErrors ?? 0,
    incomplete: kept(point.incomplete, 64),
    content: kept(point.content, 255),
    kind: kept(point.kind, 32),
    pins: keptList(point.pins),
    kept_because: keptList(point.keptBecause),
    good: isGoodPoint(point) ? 1 : 0,
  };
}

/** @returns a row as a point */
export function pointOf(row: PointRow): StoredPoint {
  return {
    identity: row.identity,
    id: row.point_id,
    startedAt: Number(row.started_at),
    finishedAt: optionalNumber(row.finished_at),
    sizeBytes: optionalNumber(row.size_bytes),
    files: optionalNumber(row.files),
    failedFiles: row.failed_files,
    ignoredErrors: row.ignored_errors,
    incomplete: row.incomplete ?? undefined,
    content: row.content ?? undefined,
    kind: row.kind ?? undefined,
    pins: JSON.parse(row.pins),
    keptBecause: JSON.parse(row.kept_because),
  };
}

interface CountsRow {
  identity: string;
  points: number | string;
  good: number | string;
  oldest_good: number | string | null;
  newest_good: number | string | null;
  newest: number | string;
}

/** More than any retention we know of keeps. */
const MOST_BASES = 120;

/** Points that others build on, by identity, oldest first. */
async function listBases(
  knex: Knex,
  listingId: string,
): Promise<Map<string, ListedBase[]>> {
  const rows: (Pick<PointRow, 'identity' | 'good'> & {
    kind: ListedBase['makes'];
    ended_at: number | string;
  })[] = await knex('points')
    .where({ listing_id: listingId })
    .whereIn('kind', ['full', 'differential'])
    .orderBy(['identity', 'ended_at'])
    .select(
      'identity',
      'kind',
      'good',
      knex.raw('coalesce(finished_at, started_at) as ended_at'),
    );
  const bases = new Map<string, ListedBase[]>();
  for (const { identity, kind, good, ended_at: endedAt } of rows) {
    const base = { makes: kind, endedAt: Number(endedAt), good: good === 1 };
    const own = bases.get(identity);
    if (own) own.push(base);
    else bases.set(identity, [base]);
  }
  return bases;
}

/** So many points tell what is usual, and for how long it has been otherwise. */
const COMPARED_POINTS = 200;

/** Where good points are far smaller than those before, by identity. */
async function listDrops(
  knex: Knex,
  listingId: string,
): Promise<Map<string, SizeDrop[]>> {
  const rows: Pick<
    PointRow,
    'identity' | 'point_id' | 'started_at' | 'size_bytes' | 'files'
  >[] = await knex
    .from(
      knex('points')
        .where({ listing_id: listingId, good: 1 })
        .select('identity', 'point_id', 'started_at', 'size_bytes', 'files')
        .rowNumber('newest_rank', query =>
          query.partitionBy('identity').orderBy([
            { column: 'started_at', order: 'desc' },
            { column: 'point_id', order: 'desc' },
          ]),
        )
        .as('newest'),
    )
    .where('newest_rank', '<=', COMPARED_POINTS)
    .orderBy(['identity', 'started_at', 'point_id'])
    .select('identity', 'point_id', 'started_at', 'size_bytes', 'files');
  const points = new Map<string, SizedPoint[]>();
  for (const row of rows) {
    const point: SizedPoint = {
      id: row.point_id,
      at: Number(row.started_at),
      sizeBytes: optionalNumber(row.size_bytes),
      files: optionalNumber(row.files),
    };
    const own = points.get(row.identity);
    if (own) own.push(point);
    else points.set(row.identity, [point]);
  }
  const drops = new Map<string, SizeDrop[]>();
  for (const [identity, own] of points) {
    const found = sizeDrops(own);
    if (found.length > 0) drops.set(identity, found);
  }
  return drops;
}

/**
 * Counts what each identity of a listing has, in the database: no point is
 * loaded but the newest ones.
 */
export async function summarisePoints(
  knex: Knex,
  listingId: string,
): Promise<PointsSummary[]> {
  const counts: CountsRow[] = await knex('points')
    .where({ listing_id: listingId })
    .groupBy('identity')
    .orderBy('identity')
    .select(
      'identity',
      knex.raw('count(*) as points'),
      knex.raw('sum(good) as good'),
      knex.raw('min(case when good = 1 then started_at end) as oldest_good'),
      knex.raw('max(case when good = 1 then started_at end) as newest_good'),
      knex.raw('max(started_at) as newest'),
    );
  const newest: PointRow[] = await knex('points as p')
    .join(
      knex('points')
        .where({ listing_id: listingId })
        .groupBy('identity')
        .select(
          'identity',
          knex.raw('max(started_at) as newest'),
          knex.raw('max(case when good = 1 then started_at end) as good_at'),
        )
        .as('s'),
      'p.identity',
      's.identity',
    )
    .where('p.listing_id', listingId)
    .andWhere(which =>
      which
        .whereRaw('p.started_at = s.newest')
        .orWhereRaw('(p.good = 1 and p.started_at = s.good_at)'),
    )
    .orderBy('p.point_id')
    .select(POINT_COLUMNS.map(column => `p.${column}`));
  const rows = new Map<string, PointRow[]>();
  for (const row of newest) {
    rows.set(row.identity, [...(rows.get(row.identity) ?? []), row]);
  }

  const bases = await listBases(knex, listingId);
  const drops = await listDrops(knex, listingId);
  return counts.map((count): PointsSummary => {
    const own = (rows.get(count.identity) ?? []).map(row => ({
      row,
      point: pointOf(row),
    }));
    const last = own.find(({ row }) => row.started_at === count.newest)?.point;
    const good = own.find(
      ({ row }) => row.good === 1 && row.started_at === count.newest_good,
    )?.point;
    return {
      identity: count.identity,
      points: Number(count.points),
      good: Number(count.good),
      oldestGoodAt: optionalNumber(count.oldest_good),
      newestGood: good && {
        id: good.id,
        startedAt: good.startedAt,
        finishedAt: good.finishedAt ?? good.startedAt,
        sizeBytes: good.sizeBytes,
        files: good.files,
      },
      newest: last && {
        id: last.id,
        startedAt: last.startedAt,
        finishedAt: last.finishedAt ?? last.startedAt,
        incomplete: last.incomplete,
        failedFiles: last.failedFiles,
      },
      bases: bases.get(count.identity)?.slice(-MOST_BASES),
      drops: drops.get(count.identity),
    };
  });
}
