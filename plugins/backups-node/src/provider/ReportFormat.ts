import type { Fact } from './facts/Fact';
import type { ListedFact, PointFact } from './facts/PointFact';

/**
 * What is known of a report before its body is read.
 *
 * @public
 */
export interface ReportContext {
  /** Alias of the repository it is about; the sender may report on it. */
  repository: string;
  /** When the sender began to look, epoch seconds. */
  takenAt: number;
}

/**
 * What a report may say. Plans and items come from clusters.
 *
 * @public
 */
export type ReportedFact =
  | Exclude<Fact, { type: 'item' | 'workload' | 'listing' }>
  | PointFact
  | ListedFact;

/**
 * A kind of report that something beside the repository may push, so that
 * neither its password nor its storage keys ever come near the portal.
 *
 * @public
 */
export interface ReportFormat {
  /** Unique, kebab case; part of the URL: `POST /api/backups/reports/kopia`. */
  readonly kind: string;
  /** Of the plans it is about, see `PlanFact.method`. */
  readonly method: string;
  /** What people call it: `Kopia report`. */
  readonly title: string;
  /** Seconds between two reports where the sender does not say. */
  readonly intervalSeconds: number;
  /**
   * Parses the body as it comes, in bounded memory. No clock, no I/O besides
   * the body. One record that makes no sense becomes a finding or is left out.
   *
   * @throws InputError for a body that is not of this kind, or that ends early:
   * then the report changes nothing
   */
  parse(
    body: AsyncIterable<Uint8Array>,
    context: ReportContext,
  ): AsyncIterable<ReportedFact>;
}
