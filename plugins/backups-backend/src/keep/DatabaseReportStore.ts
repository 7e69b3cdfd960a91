import { dayOf } from 'backstage-plugin-backups-common';
import { pruneTable } from './pruneTable';
import { Fact, PointFact, PointsSummary } from 'backstage-plugin-backups-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  CHANGING_COLUMNS,
  POINT_COLUMNS,
  PointRow,
  pointOf,
  pointRow,
  summarisePoints,
} from './pointRows';
import { RepositoryDocument } from './RepositoryDocument';
import {
  PointCursor,
  ReportHead,
  ReportOutcome,
  ReportStore,
  RepositoryDay,
  StoredPoint,
  repositoryOf,
} from './ReportStore';
import { deleteInTurns } from './turns';
import { raiseVersion } from './versions';

/** Rows in one statement: sixteen columns each, below every database's limit. */
const CHUNK = 500;

interface ReportRow {
  id: string;
  kind: string;
  repository: string;
  taken_at: number | string;
  received_at: number | string;
  interval_seconds: number | string;
  body: string;
}

const HEAD_COLUMNS = [
  'id',
  'kind',
  'repository',
  'taken_at',
  'received_at',
  'interval_seconds',
] as const;

function headOf(row: Omit<ReportRow, 'body'>): ReportHead {
  return {
    id: row.id,
    kind: row.kind,
    repository: row.repository,
    takenAt: Number(row.taken_at),
    receivedAt: Number(row.received_at),
    intervalSeconds: Number(row.interval_seconds),
  };
}

/** Keeps reports in SQLite or PostgreSQL. The tables are those of the plugin's migrations. */
export class DatabaseReportStore implements ReportStore {
  readonly #knex: Knex;

  constructor(options: {
    /** After `DatabaseBackupsStore.create`, which brings the tables. */
    knex: Knex;
  }) {
    this.#knex = options.knex;
  }

  async getHeads(): Promise<ReportHead[]> {
    const rows = await this.#knex<ReportRow>('reports')
      .orderBy('id')
      .select(...HEAD_COLUMNS);
    return rows.map(headOf);
  }

  async getHead(id: string): Promise<ReportHead | undefined> {
    const row = await this.#knex<ReportRow>('reports')
      .where({ id })
      .first(...HEAD_COLUMNS);
    return row && headOf(row);
  }

  async getFacts(ids: readonly string[]): Promise<Map<string, Fact[]>> {
    const facts = new Map<string, Fact[]>();
    for (let start = 0; start < ids.length; start += CHUNK) {
      const rows = await this.#knex<ReportRow>('reports')
        .whereIn('id', ids.slice(start, start + CHUNK))
        .select('id', 'body');
      for (const row of rows) facts.set(row.id, JSON.parse(row.body));
    }
    return facts;
  }

  async stage(
    uploadId: string,
    points: readonly PointFact[],
    now: number,
  ): Promise<void> {
    for (let start = 0; start < points.length; start += CHUNK) {
      await this.#knex('staged_points')
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

  async discard(uploadId: string): Promise<void> {
    await this.#knex('staged_points').where({ upload_id: uploadId }).delete();
  }

  async commit(report: {
    head: ReportHead;
    uploadId: string;
    listed: boolean;
    onlyOf?: readonly string[];
    factsOf(summaries: PointsSummary[], before: readonly Fact[]): Fact[];
  }): Promise<ReportOutcome> {
    const { head, uploadId, listed, onlyOf } = report;
    return this.#knex.transaction(async transaction => {
      const outcome = await this.#advance(transaction, head);
      if (outcome === 'accepted') {
        await this.#publish(
          transaction,
          head.id,
          uploadId,
          listed && { onlyOf },
        );
        const { body } = await transaction('reports')
          .where({ id: head.id })
          .first();
        const facts = report.factsOf(
          await summarisePoints(transaction, head.id),
          JSON.parse(body),
        );
        await transaction('reports')
          .where({ id: head.id })
          .update({ body: JSON.stringify(facts).replaceAll('\\u0000', '') });
        await this.#keepSize(transaction, head, facts);
        await raiseVersion(transaction, 'reports');
      }
      await transaction('staged_points')
        .where({ upload_id: uploadId })
        .delete();
      return outcome;
    });
  }

  async replacePoints(
    listingId: string,
    points: readonly PointFact[],
    now: number,
  ): Promise<void> {
    const uploadId = randomUUID();
    try {
      await this.stage(uploadId, points, now);
      await this.#knex.transaction(async transaction => {
        await this.#publish(transaction, listingId, uploadId, {});
        await raiseVersion(transaction, 'cycle');
      });
    } finally {
      await this.discard(uploadId);
    }
  }

  /** Moves a stream to a newer report; its row is locked from then on. */
  async #advance(
    transaction: Knex.Transaction,
    head: ReportHead,
  ): Promise<ReportOutcome> {
    await transaction('reports')
      .insert({
        id: head.id,
        kind: head.kind,
        repository: head.repository,
        taken_at: -1,
        received_at: head.receivedAt,
        interval_seconds: head.intervalSeconds,
        body: '[]',
      })
      .onConflict('id')
      .ignore();
    const moved = await transaction('reports')
      .where({ id: head.id })
      .andWhere('taken_at', '<', head.takenAt)
      .update({
        taken_at: head.takenAt,
        received_at: head.receivedAt,
        interval_seconds: head.intervalSeconds,
      });
    if (moved === 1) return 'accepted';
    const known = await transaction('reports').where({ id: head.id }).first();
    return Number(known.taken_at) === head.takenAt ? 'known' : 'older';
  }

  /** Makes staged points the listing's, writing only what differs. */
  async #publish(
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

  async #keepSize(
    transaction: Knex.Transaction,
    head: ReportHead,
    facts: readonly Fact[],
  ): Promise<void> {
    const repository = repositoryOf(facts);
    if (repository?.sizeBytes === undefined) return;
    await transaction('repository_days')
      .insert({
        report_id: head.id,
        day: dayOf(head.takenAt),
        size_bytes: repository.sizeBytes,
        garbage_bytes: repository.garbageBytes,
      })
      .onConflict(['report_id', 'day'])
      .merge();
  }

  async getPoints(
    listingId: string,
    identity: string,
    options: { after?: PointCursor; limit: number },
  ): Promise<StoredPoint[]> {
    const { after, limit } = options;
    const query = this.#knex<PointRow & { listing_id: string }>('points')
      .where({ listing_id: listingId, identity })
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'point_id', order: 'desc' },
      ])
      .limit(limit)
      .select(...POINT_COLUMNS);
    if (after) {
      query.andWhereRaw(
        '(started_at < ? or (started_at = ? and point_id < ?))',
        [after.startedAt, after.startedAt, after.id],
      );
    }
    return (await query).map(pointOf);
  }

  async getRepositoryDays(id: string, since: string): Promise<RepositoryDay[]> {
    const rows = await this.#knex('repository_days')
      .where({ report_id: id })
      .andWhere('day', '>=', since)
      .orderBy('day')
      .select('day', 'size_bytes', 'garbage_bytes');
    return rows.map(row => ({
      day: row.day,
      sizeBytes: Number(row.size_bytes),
      garbageBytes:
        row.garbage_bytes === null ? undefined : Number(row.garbage_bytes),
    }));
  }

  async saveRepositories(changes: {
    upserts: readonly RepositoryDocument[];
    ids: readonly string[];
  }): Promise<void> {
    const { upserts, ids } = changes;
    await this.#knex.transaction(async transaction => {
      await raiseVersion(transaction, 'cycle');
      const known: { id: string }[] = await transaction('repositories').select(
        'id',
      );
      const wanted = new Set(ids);
      for (const { id } of known) {
        if (!wanted.has(id)) {
          await transaction('repositories').where({ id }).delete();
        }
      }
      for (const document of upserts) {
        await transaction('repositories')
          .insert({ id: document.id, body: JSON.stringify(document) })
          .onConflict('id')
          .merge();
      }
    });
  }

  async getRepositories(
    ids?: readonly string[],
  ): Promise<RepositoryDocument[]> {
    const query = this.#knex<{ id: string; body: string }>('repositories')
      .orderBy('id')
      .select('body');
    if (ids) query.whereIn('id', [...ids]);
    return (await query).map(row => JSON.parse(row.body));
  }

  async pruneReports(before: { day: string; uploads: number }): Promise<void> {
    await pruneTable(this.#knex, 'repository_days', query =>
      query.where('day', '<', before.day),
    );
    await deleteInTurns(this.#knex, 'staged_points', query =>
      query.where('staged_at', '<', before.uploads),
    );
  }
}
