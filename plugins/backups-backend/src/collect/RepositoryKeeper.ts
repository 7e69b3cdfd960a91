import { PointFact } from 'backstage-plugin-backups-node';
import { createHash } from 'node:crypto';
import { sameDocument } from '../compare/sameDocument';
import { listingIdOf } from '../keep/listingIdOf';
import { ReportStore } from '../keep/ReportStore';
import { RepositoryDocument } from '../keep/RepositoryDocument';

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

/** Writes of the repositories what a cycle changed, and nothing else. */
export class RepositoryKeeper {
  readonly #store: ReportStore;
  /** By id. */
  #kept: ReadonlyMap<string, RepositoryDocument> | undefined;
  /** Fingerprints of the points that are kept, by source. */
  readonly #points = new Map<string, string>();

  constructor(store: ReportStore) {
    this.#store = store;
  }

  /** Another process wrote meanwhile. */
  forget(): void {
    this.#kept = undefined;
    this.#points.clear();
  }

  async write(documents: readonly RepositoryDocument[]): Promise<void> {
    const known = this.#kept;
    const upserts = documents.filter(
      document => !sameDocument(known?.get(document.id), document),
    );
    if (known && upserts.length === 0 && known.size === documents.length) {
      return;
    }
    await this.#store.saveRepositories({
      upserts,
      ids: documents.map(document => document.id),
    });
    this.#kept = new Map(documents.map(document => [document.id, document]));
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
    for (const { record, points } of sources) {
      if (!points) continue;
      const fingerprint = fingerprintOf(points);
      if (this.#points.get(record.id) === fingerprint) continue;
      await this.#store.replacePoints(listingIdOf(record.id), points, now);
      this.#points.set(record.id, fingerprint);
    }
  }
}
