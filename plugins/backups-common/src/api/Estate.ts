import type { Destination } from '../vocabulary/Destination';
import type { Finding, Severity } from '../vocabulary/Finding';
import type { RepositoryView } from './RepositoryView';
import type { ItemKind } from '../vocabulary/Item';
import type { PlanState } from '../vocabulary/PlanState';

/** Times in this file are ISO 8601 in UTC, sizes are bytes. */

/**
 * An item that nothing copies, or of which that cannot be told.
 *
 * @public
 */
export interface UncoveredItem {
  key: string;
  kind: ItemKind;
  name: string;
  namespace?: string;
  cluster: string;
  sizeBytes?: number;
  storageClass?: string;
  /** References of the entities it belongs to. */
  entities: string[];
  /** References of who owns them. */
  owners: string[];
  /** Workloads that write to it: `Deployment media/immich-server`. */
  mountedBy: string[];
  /**
   * - `unprotected`: nothing copies it, on a complete scan
   * - `cannot-tell`: no copy was found, but not everything was read
   * - `exempt`: it needs none
   */
  state: 'unprotected' | 'cannot-tell' | 'exempt';
  /** Why it cannot be told, or why it needs no copy. */
  because?: string;
  exemption?: { reason: string; until?: string; declaredBy: string };
  /** What would protect it, ready to be put into a repository; only where that is known. */
  protect?: { title: string; language: 'yaml' | 'text'; text: string };
}

/** @public */
export interface UncoveredItemsResponse {
  now: string;
  items: UncoveredItem[];
}

/**
 * What several copies have in common that went wrong together.
 *
 * @public
 */
export const CAUSE_KINDS = [
  'source',
  'server',
  'destination',
  'error',
  'cluster',
] as const;

/** @public */
export type CauseKind = (typeof CAUSE_KINDS)[number];

/**
 * One reason for many troubles. Whoever is a part of it points to it.
 *
 * @public
 */
export interface CauseReference {
  /** Stable while it lasts, safe in a URL. */
  key: string;
  kind: CauseKind;
  /** What it is about: `Backblaze B2`, `citadel.internal`, `home-2`. */
  subject: string;
  /** When the first of them began: `2026-11-28T21:00:00Z`; absent: a source that never answered. */
  since?: string;
}

/** @public */
export interface CauseView extends CauseReference {
  /** One sentence that stands alone. */
  title: string;
  /** What to look at first. */
  fix: string;
  /** Copies that are a part of it, and how many there are in all. */
  plans: number;
  of: number;
  /** References of the entities that are touched. */
  entities: string[];
  /** Objects of the copies, some of them. */
  objects: string[];
}

/** @public */
export interface CausesResponse {
  now: string;
  causes: CauseView[];
}

/**
 * A place where copies live.
 *
 * @public
 */
export interface DestinationView
  extends Omit<Destination, 'prefix' | 'derivedFrom'> {
  key: string;
  /** Prefixes in it, some of them. */
  prefixes: string[];
  /** Copies that go there, by state. */
  plans: number;
  states: { state: PlanState; plans: number }[];
  /** Items that are copied there, and what they ask for together. */
  items: number;
  itemBytes: number;
  /** What the repositories there hold, as far as they are listed. */
  storedBytes?: number;
  /** Of the copies that go there, those that write to a repository that is measured. */
  measuredPlans?: number;
  /** Growth of that, bytes a day over the last week. */
  growthBytesPerDay?: number;
  /**
   * When it is full if it grows on like that, ISO 8601; absent: it does not grow,
   * the room left is not told, or that is more than ten years away.
   */
  fullAt?: string;
  /** The newest success there, by whose word. */
  newestContact?: { at: string; object: string };
  entities: number;
  cause?: CauseReference;
  /** What is wrong with copies that go there, once per cause; advice is left out unless it is about credentials. */
  findings: {
    severity: Severity;
    title: string;
    fix?: string;
    plans: number;
  }[];
}

/**
 * A place of which it is not known where it is, asked for once however many
 * copies go there.
 *
 * @public
 */
export interface PlaceQuestion {
  /** Tells it from the others. */
  key: string;
  /** What its copies have in common: `*-volsync-garage`. */
  shape: string;
  /** `Where is *-volsync-garage? 73 copies go there, of 73 apps.` */
  question: string;
  /** How many copies the answer settles. */
  copies: number;
  /** How many volumes and databases they are of. */
  items: number;
  /** How many apps have those. */
  entities: number;
  /** YAML for the configuration, with what has to be filled in. */
  snippet: string;
}

/** @public */
export interface DestinationsResponse {
  now: string;
  destinations: DestinationView[];
  /** Places that are not known: the answer that settles most first. */
  questions: PlaceQuestion[];
}

/**
 * An item that needs no backup.
 *
 * @public
 */
export interface ExemptionView {
  key: string;
  kind: ItemKind;
  name: string;
  namespace?: string;
  cluster: string;
  reason: string;
  /** Absent: for good. */
  until?: string;
  /** It has ended, and the item counts again. */
  ended: boolean;
  /** For instance `configuration backups.exemptions[1]`. */
  declaredBy: string;
  /** As it is written there; absent: it is not. */
  requestedBy?: string;
  approvedBy?: string;
  /** References of the entities it belongs to. */
  entities: string[];
  /** Something copies it all the same. */
  copied: boolean;
}

/** @public */
export interface ExemptionsResponse {
  now: string;
  exemptions: ExemptionView[];
}

/**
 * A repository with everybody who writes to it.
 *
 * @public
 */
export interface EstateRepository extends RepositoryView {
  /** Where it is, as those who write to it describe it. */
  destination?: Omit<Destination, 'derivedFrom'>;
  /** Copies that are written to it. */
  plans: {
    object: string;
    cluster: string;
    /** The name it has there. */
    identity?: string;
    state: PlanState;
  }[];
  /** Names that nothing writes any more, some of them. */
  orphanNames: {
    identity: string;
    points?: number;
    newestAt?: string;
    sizeBytes?: number;
  }[];
  /** How far the restore points of one name reach back, at most. Seconds. */
  reachSeconds?: number;
}

/** @public */
export interface RepositoriesResponse {
  now: string;
  repositories: EstateRepository[];
}

/**
 * Findings about objects that belong to no item of an entity, and copies of
 * which nobody knows what they copy.
 *
 * @public
 */
export interface EstateFindingsResponse {
  now: string;
  findings: { object: string; cluster: string; finding: Finding }[];
  plansWithoutItem: {
    object: string;
    cluster: string;
    destination: string;
    state: PlanState;
    reason: string;
  }[];
}

/**
 * An app as the labels of its workloads and items name it, in one namespace.
 *
 * @public
 */
export interface LabelledApp {
  key: string;
  /** What the labels call it. */
  name: string;
  cluster: string;
  namespace: string;
  /** A label selector that its workloads fit; absent: it has none. */
  selector?: string;
  /** Its workloads: `Deployment immich-server`. */
  workloads: string[];
  /** Keys of its items that a workload of it mounts. */
  mounted: string[];
  /** Keys of its items that no workload mounts: only their own labels say whose they are. */
  loose: string[];
  /** References of the entities that hold one of its items or workloads. */
  entities: string[];
}

/** @public */
export interface LabelledAppsResponse {
  now: string;
  /** Everything was read and is current: what is not listed is not there. */
  complete: boolean;
  apps: LabelledApp[];
}
