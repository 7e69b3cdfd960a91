import { PointFact } from 'backstage-plugin-backups-node';
import { createHash } from 'node:crypto';
import { BackupsStore } from '../BackupsStore';
import { CycleChanges } from '../CycleChanges';
import { EstateRow, EstateStore, rowsOf } from '../estate/EstateStore';
import { EstateDocuments } from '../estate/estateDocuments';
import { listingIdOf } from '../listingIdOf';
import { ReportStore } from '../ReportStore';
import { RepositoryDocument } from '../RepositoryDocument';
import { Table, difference, tableOf } from './difference';
import { KeptCycle, NextCycle } from './KeptCycle';

/** What one source listed in a cycle. */
interface ListedPoints {
  record: { id: string };
  /** Absent: it listed nothing, and what is kept stays. */
  points?: readonly PointFact[];
}

function fingerprintOf(points: readonly PointFact[]): string {
  const hash = createHash('sha256');
  for (const point of points) hash.update(JSON.stringify(point)).update('\n');
  return hash.digest('base64');
}

/** Where a ledger is kept. */
export interface LedgerStores {
  backups: Pick<BackupsStore, 'beginCycle' | 'load' | 'getPlanDays' | 'commit'>;
  /** Without it nothing is kept of the estate as a whole. */
  estate?: Pick<EstateStore, 'load' | 'write'>;
  /** Without it nothing is kept of repositories. */
  reports?: Pick<ReportStore, 'saveRepositories' | 'replacePoints'>;
}

/**
 * What cycles write: only what differs from the cycle before, and only while no
 * newer cycle has begun. It remembers what it wrote as long as no other process
 * collects in between, and reads it from the stores otherwise.
 */
export class Ledger {
  readonly #stores: LedgerStores;
  #fence = 0;
  #kept: KeptCycle | undefined;
  #estate: Table<EstateRow> | undefined;
  #repositories: Table<RepositoryDocument> | undefined;
  /** Fingerprints of the points that are kept, by source. */
  readonly #points = new Map<string, string>();

  constructor(stores: LedgerStores) {
    this.#stores = stores;
  }

  /**
   * Begins a cycle; older ones may not write from here on.
   *
   * @param since - days from here on are needed, `2026-11-21`
   * @returns the fence to write with, and what the cycle before left
   */
  async begin(since: string): Promise<{ fence: number; kept: KeptCycle }> {
    const { backups } = this.#stores;
    const fence = await backups.beginCycle();
    const inMemory = fence === this.#fence + 1 ? this.#kept : undefined;
    // Until this cycle is written, nothing in memory is known to be so.
    this.#kept = undefined;
    this.#fence = fence;
    if (inMemory) return { fence, kept: inMemory };
    this.#estate = undefined;
    this.#repositories = undefined;
    this.#points.clear();
    return { fence, kept: await KeptCycle.load(backups, since) };
  }

  /**
   * @param kept - what the cycle before left
   * @returns what was written, and what is kept from here on
   * @throws ConflictError when a newer cycle has begun
   */
  async write(
    fence: number,
    kept: KeptCycle,
    next: NextCycle,
  ): Promise<{ changes: CycleChanges; after: KeptCycle }> {
    const { changes, after } = kept.advance(next);
    await this.#stores.backups.commit(fence, changes);
    this.#kept = after;
    return { changes, after };
  }

  /** @returns keys of items that the last cycle found unprotected */
  async unprotected(): Promise<string[]> {
    return [...(await this.#estateRows()).values()].flatMap(
      ({ kind, key, body }) =>
        kind === 'uncovered' && (body as { unprotected: boolean }).unprotected
          ? key
          : [],
    );
  }

  /** @throws ConflictError when a newer cycle has begun */
  async writeEstate(fence: number, documents: EstateDocuments): Promise<void> {
    const { estate } = this.#stores;
    if (!estate) return;
    const before = await this.#estateRows();
    const { upserts, removals, after } = difference(before, rowsOf(documents));
    this.#estate = undefined;
    await estate.write(fence, {
      upserts,
      removals: removals.flatMap(id => before.get(id) ?? []),
    });
    this.#estate = after;
  }

  async #estateRows(): Promise<Table<EstateRow>> {
    const { estate } = this.#stores;
    this.#estate ??= estate ? rowsOf(await estate.load()) : new Map();
    return this.#estate;
  }

  async writeRepositories(
    documents: readonly RepositoryDocument[],
  ): Promise<void> {
    const { reports } = this.#stores;
    if (!reports) return;
    const known = this.#repositories;
    const { upserts, removals, after } = difference(
      known ?? new Map<string, RepositoryDocument>(),
      tableOf(documents, document => document.id),
    );
    // What others wrote is not known, and replaced in any case.
    if (known && upserts.length === 0 && removals.length === 0) return;
    await reports.saveRepositories({
      upserts,
      ids: [...after.keys()],
    });
    this.#repositories = after;
  }

  /**
   * Keeps the restore points that servers listed.
   *
   * @param now - epoch seconds
   */
  async writePoints(
    sources: readonly ListedPoints[],
    now: number,
  ): Promise<void> {
    const { reports } = this.#stores;
    if (!reports) return;
    for (const { record, points } of sources) {
      if (!points) continue;
      const fingerprint = fingerprintOf(points);
      if (this.#points.get(record.id) === fingerprint) continue;
      await reports.replacePoints(listingIdOf(record.id), points, now);
      this.#points.set(record.id, fingerprint);
    }
  }
}
