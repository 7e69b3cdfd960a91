import { PointFact } from 'backstage-plugin-backups-node';
import { Knex } from 'knex';
import {
  CHANGING_COLUMNS,
  POINT_COLUMNS,
  PointRow,
  StoredPoint,
  pointOf,
  pointRow,
} from './pointRows';

/** Rows in one statement: sixteen columns each, below every database's limit. */
const CHUNK = 500;

/** Where a page of points begins: after this point, going back in time. */
export interface PointCursor {
  startedAt: number;
  id: string;
}

/** Puts points of an upload aside, where nothing reads them. */
export async function stagePoints(
  knex: Knex,
  uploadId: string,
  points: readonly PointFact[],
  now: number,
): Promise<void> {
  for (let start = 0; start < points.length; start += CHUNK) {
    await knex('staged_points')
      .insert(
        points.slice(start, start + CHUNK).map(point => ({
          upload_id: uploadId,
          staged_at: now,
          ...pointRow(point),
        })),
      )
      // The same point twice in one report is one point.
      .onConflict(['upload_id', 'identity', 'point_id'])
      .ignore();
  }
}

/** Makes staged points the listing's, writing only what differs. */
export async function publishPoints(
  transaction: Knex.Transaction,
  listingId: string,
  uploadId: string,
  listed: false | { onlyOf?: readonly string[] },
): Promise<void> {
  if (listed) {
    const { onlyOf } = listed;
    await transaction('points')
      .where({ listing_id: listingId })
      .modify(points => {
        if (onlyOf) points.whereIn('identity', [...onlyOf]);
      })
      .whereNotExists(
        transaction('staged_points as s')
          .where('s.upload_id', uploadId)
          .whereRaw('s.identity = points.identity')
          .whereRaw('s.point_id = points.point_id')
          .select(transaction.raw('1')),
      )
      .delete();
  }
  const columns = POINT_COLUMNS.join(', ');
  const merged = CHANGING_COLUMNS.map(
    column => `${column} = excluded.${column}`,
  ).join(', ');
  const differs = CHANGING_COLUMNS.map(
    column => `points.${column} is distinct from excluded.${column}`,
  ).join(' or ');
  await transaction.raw(
    `insert into points (listing_id, ${columns})
     select ?, ${columns} from staged_points where upload_id = ?
     on conflict (listing_id, identity, point_id)
     do update set ${merged} where ${differs}`,
    [listingId, uploadId],
  );
}

/** @returns points of an identity, newest first */
export async function readPoints(
  knex: Knex,
  listingId: string,
  identity: string,
  options: { after?: PointCursor; limit: number },
): Promise<StoredPoint[]> {
  const { after, limit } = options;
  const query = knex<PointRow & { listing_id: string }>('points')
    .where({ listing_id: listingId, identity })
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'point_id', order: 'desc' },
    ])
    .limit(limit)
    .select(...POINT_COLUMNS);
  if (after) {
    query.andWhereRaw('(started_at < ? or (started_at = ? and point_id < ?))', [
      after.startedAt,
      after.startedAt,
      after.id,
    ]);
  }
  return (await query).map(pointOf);
}
