import { dayOf } from 'backstage-plugin-backups-common';
import { pruneTable } from './pruneTable';
import {
  Fact,
  PointFact,
  PointsSummary,
  RepositoryFact,
} from 'backstage-plugin-backups-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { StoredPoint, summarisePoints } from './pointRows';
import {
  PointCursor,
  publishPoints,
  readPoints,
  stagePoints,
} from './listedPoints';
import { HEAD_COLUMNS, ReportHead, ReportRow, headOf } from './ReportHead';
import { RepositoryDocument } from './RepositoryDocument';
import { deleteInTurns } from './turns';
import { raiseVersion } from './versions';

/** Instants are epoch seconds, sizes bytes, days `2026-11-21` in UTC. */

/** One day of a repository. */
export interface RepositoryDay {
  day: string;
  sizeBytes: number;
  garbageBytes?: number;
}

/** What becomes of a report. */
export type ReportOutcome = 'accepted' | 'known' | 'older';

/** @returns the repository a report describes, if it does */
export function repositoryOf(
  facts: readonly Fact[],
): RepositoryFact | undefined {
  return facts.find(
    (fact): fact is RepositoryFact => fact.type === 'repository',
  );
}

/** Reports read at once. */
const CHUNK = 500;

/**
 * Keeps reports and the points they list. A report is taken as a whole or not
 * at all, and only if it is newer than the one before.
 */
export class ReportStore {
  readonly #knex: Knex;

  /** @param knex - a migrated database */
  constructor(knex: Knex) {
    this.#knex = knex;
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

  /** @returns what the newest report of each says, by id */
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

  /** Puts points aside while a report still comes in; nobody sees them. */
  async stage(
    uploadId: string,
    points: readonly PointFact[],
    now: number,
  ): Promise<void> {
    return stagePoints(this.#knex, uploadId, points, now);
  }

  /** Forgets what was put aside. */
  async discard(uploadId: string): Promise<void> {
    await this.#knex('staged_points').where({ upload_id: uploadId }).delete();
  }

  /**
   * Takes a report.
   *
   * @param report - `listed`: its points are all there are, others are gone;
   * `onlyOf`: of these identities alone;
   * `factsOf`: makes what is kept from the points that are then known, and from
   * what was kept before
   */
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
        await publishPoints(
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

  /**
   * Keeps what a server lists: these are all there are, others are gone.
   *
   * @param listingId - see `listingIdOf`
   * @param now - epoch seconds
   */
  async replacePoints(
    listingId: string,
    points: readonly PointFact[],
    now: number,
  ): Promise<void> {
    const uploadId = randomUUID();
    try {
      await this.stage(uploadId, points, now);
      await this.#knex.transaction(async transaction => {
        await publishPoints(transaction, listingId, uploadId, {});
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

  /** Newest first. */
  async getPoints(
    listingId: string,
    identity: string,
    options: { after?: PointCursor; limit: number },
  ): Promise<StoredPoint[]> {
    return readPoints(this.#knex, listingId, identity, options);
  }

  /** Oldest first. */
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

  /** Replaces what is known of repositories. */
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

  /** @param ids - absent: all */
  async getRepositories(
    ids?: readonly string[],
  ): Promise<RepositoryDocument[]> {
    const query = this.#knex<{ id: string; body: string }>('repositories')
      .orderBy('id')
      .select('body');
    if (ids) query.whereIn('id', [...ids]);
    return (await query).map(row => JSON.parse(row.body));
  }

  /** Removes days before one, and what uploads left behind before an instant. */
  async pruneReports(before: { day: string; uploads: number }): Promise<void> {
    await pruneTable(this.#knex, 'repository_days', query =>
      query.where('day', '<', before.day),
    );
    await deleteInTurns(this.#knex, 'staged_points', query =>
      query.where('staged_at', '<', before.uploads),
    );
  }
}
