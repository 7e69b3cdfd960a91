import type { ClusterSnapshot } from '../read/ClusterSnapshot';
import type { Fact } from './facts/Fact';
import type { ItemFact } from './facts/ItemFact';
import type { PlanFact } from './facts/PlanFact';
import type { RemoteSource } from './RemoteSource';
import type { ReportFormat } from './ReportFormat';
import type { ResourceQuery } from './ResourceQuery';
import type { RunbookRequest, WrittenRunbook } from './RunbookRequest';

/**
 * Knows one backup tool: what to read, and how to turn it into facts. It never
 * judges: no clock reaches it.
 *
 * @public
 */
export interface BackupsProvider {
  /** Unique, kebab case, for instance `volsync`. */
  readonly id: string;
  /** What people call it: `VolSync`. */
  readonly title: string;
  /**
   * Kinds to read. The RBAC manifest is generated from these. Where there are
   * none, only `remotes` are read.
   */
  readonly resources: ResourceQuery[];
  /** Keys it understands under `backups.providers.<id>`; others stop start-up. */
  readonly configKeys?: string[];
  /** API groups whose objects this provider understands. */
  readonly apiGroups: string[];
  /**
   * Turns a snapshot into facts. Pure and synchronous. A malformed object
   * becomes a finding about it; the rest is not affected.
   */
  observeCluster(snapshot: ClusterSnapshot): Iterable<Fact>;
  /** Servers it reads besides clusters: one for each that is configured. */
  readonly remotes?: readonly RemoteSource[];
  /** What may be pushed to the portal. */
  readonly reports?: ReportFormat[];
  /**
   * Writes down how to bring back what a plan of this provider copied. Pure.
   * Absent: this provider writes none.
   */
  writeRunbook?(request: RunbookRequest): WrittenRunbook;
  /**
   * What would make this tool copy an item that nothing copies, for somebody to
   * put into a repository. Pure; nothing in it is secret.
   *
   * @param item - what is to be copied
   * @param examples - sound plans of this provider on the same cluster
   * @returns `undefined` where this tool does not copy such an item
   */
  writeProtection?(
    item: ItemFact,
    examples: readonly PlanFact[],
  ): Protection | undefined;
}

/**
 * What would protect an item.
 *
 * @public
 */
export interface Protection {
  /** What is done with it: `Add a ReplicationSource`. */
  title: string;
  language: 'yaml' | 'text';
  text: string;
}
