import { RepositoryDocument } from './RepositoryDocument';
import {
  Fact,
  PointFact,
  PointsSummary,
  RepositoryFact,
} from 'backstage-plugin-backups-node';

/** Instants are epoch seconds, sizes bytes, days `2026-11-21` in UTC. */

/** The newest report of a stream, without what it says. */
export interface ReportHead {
  /** See `listingIdOf`. */
  id: string;
  kind: string;
  repository: string;
  takenAt: number;
  receivedAt: number;
  intervalSeconds: number;
}

/** A point as it is kept. */
export type StoredPoint = Omit<PointFact, 'type'>;

/** Where a page of points begins: after this point, going back in time. */
export interface PointCursor {
  startedAt: number;
  id: string;
}

/** One day of a repository. */
export interface RepositoryDay {
  day: string;
  sizeBytes: number;
  garbageBytes?: number;
}

/** What becomes of a report. */
export type ReportOutcome = 'accepted' | 'known' | 'older';

/**
 * Keeps reports and the points they list. A report is taken as a whole or not
 * at all, and only if it is newer than the one before.
 */
export interface ReportStore {
  getHeads(): Promise<ReportHead[]>;
  getHead(id: string): Promise<ReportHead | undefined>;
  /** @returns what the newest report of each says, by id */
  getFacts(ids: readonly string[]): Promise<Map<string, Fact[]>>;

  /** Puts points aside while a report still comes in; nobody sees them. */
  stage(
    uploadId: string,
    points: readonly PointFact[],
    now: number,
  ): Promise<void>;
  /** Forgets what was put aside. */
  discard(uploadId: string): Promise<void>;
  /**
   * Takes a report.
   *
   * @param report - `listed`: its points are all there are, others are gone;
   * `onlyOf`: of these identities alone;
   * `factsOf`: makes what is kept from the points that are then known, and from
   * what was kept before
   */
  commit(report: {
    head: ReportHead;
    uploadId: string;
    listed: boolean;
    onlyOf?: readonly string[];
    factsOf(summaries: PointsSummary[], before: readonly Fact[]): Fact[];
  }): Promise<ReportOutcome>;

  /**
   * Keeps what a server lists: these are all there are, others are gone.
   *
   * @param listingId - see `listingIdOf`
   * @param now - epoch seconds
   */
  replacePoints(
    listingId: string,
    points: readonly PointFact[],
    now: number,
  ): Promise<void>;

  /** Newest first. */
  getPoints(
    listingId: string,
    identity: string,
    options: { after?: PointCursor; limit: number },
  ): Promise<StoredPoint[]>;
  /** Oldest first. */
  getRepositoryDays(id: string, since: string): Promise<RepositoryDay[]>;
  /** Replaces what is known of repositories. */
  saveRepositories(changes: {
    upserts: readonly RepositoryDocument[];
    /** Keeps only these, by id. */
    ids: readonly string[];
  }): Promise<void>;
  /** @param ids - absent: all */
  getRepositories(ids?: readonly string[]): Promise<RepositoryDocument[]>;
  /** Removes days before one, and what uploads left behind before an instant. */
  pruneReports(before: { day: string; uploads: number }): Promise<void>;
}

/** @returns the repository a report describes, if it does */
export function repositoryOf(
  facts: readonly Fact[],
): RepositoryFact | undefined {
  return facts.find(
    (fact): fact is RepositoryFact => fact.type === 'repository',
  );
}
