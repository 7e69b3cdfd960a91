import {
  Destination,
  EntityThresholds,
  Evidence,
  Exemption,
  Level,
  Retention,
  RpoView,
} from 'backstage-plugin-backups-common';
import { ItemIdentity, SizedItem } from './itemIdentity';
import { Fact, PlanFact, PlanSchedule } from 'backstage-plugin-backups-node';
import { KeptStatement } from '../judge/statements/Statement';
import { PlanCause } from '../judge/causes/causeReferences';
import { KnownFinding } from '../judge/findings/JudgedFinding';
import { ItemJudgement } from '../judge/JudgedItem';
import { Counted } from '../judge/Counted';
import { PlanJudgement } from '../judge/JudgedPlan';
import { CatalogAbout } from '../read/catalog/CatalogEntity';
import { ContestedItem } from '../match/Matches';
import { MatchReason } from '../match/MatchReason';
import { SuspectedDatabase } from '../match/SuspectedDatabase';
import { FinishedRun, PlanMemory } from '../judge/memory/PlanMemory';
import { ListedIdentity } from '../join/RepositoryIndex';
import { Day } from '../judge/settleDay';

/** What is kept. Instants are epoch seconds, durations seconds, days `2026-11-21` in UTC. */

/** A plan as it is kept: the facts and what `judge` made of them. */
export interface PlanDocument extends PlanJudgement {
  sourceId: string;
  fact: PlanFact;
  itemKey?: string;
  /** What is really kept, by the policies in its repository. */
  kept?: Retention;
  /** Repositories it writes to that something is known of, see `listingIdOf`. */
  repositoryIds?: string[];
  /** The newest list of its points that is kept; absent where there is none. */
  points?: ListedIdentity;
  /** What it has in common with others that went bad. Instants are epoch seconds. */
  cause?: PlanCause;
}

/** An item of an entity as it is kept. */
export interface ItemDocument extends SizedItem, ItemJudgement {
  failureDomain?: string;
  sharedBy: number;
  /** References of the other entities it belongs to, of a hundred at most; absent: of none. Never shown. */
  others?: readonly string[];
  /** What of it is the entity's own. */
  parts?: string[];
  /** Catalog Resources that represent it; their owners are notified. */
  holders?: readonly string[];
  /** Those of the holders that the entity names itself: only they are shown to its readers. */
  namedHolders?: readonly string[];
  /** Why it is the entity's; a sentence: kept before reasons were typed. */
  because: MatchReason | string;
  conflictsWith: string[];
  exemption?: Exemption;
  /** Up to when the data of its newest counted copy is; absent: there is none. Epoch seconds. */
  newestCopyAt?: number;
  planIds: string[];
  /** Plans among these that mirror a repository, as copies of this item. */
  replicas?: {
    planId: string;
    lastSuccess?: PlanMemory['lastSuccess'];
    counted: Counted;
  }[];
  findings: { finding: KnownFinding; planId?: string }[];
}

/** An entity as it is kept. */
export interface EntityDocument {
  ref: string;
  thresholds: EntityThresholds;
  items: ItemDocument[];
  findings: KnownFinding[];
  missingDestinations: string[];
  unclassifiedMounts: string[];
  /** Absent: none. */
  suspected?: SuspectedDatabase[];
  /** Absent: none. */
  contestedItems?: Omit<ContestedItem, 'itemKey'>[];
  workloads: string[];
  rpo: RpoView;
  /** Sources without which nothing can be said about it. */
  sourceIds: string[];
  /** Largest acceptable loss when the site is gone, where one is declared. */
  offsiteRpoSeconds?: number;
  /** Longest acceptable time to restore, where one is declared. */
  rtoSeconds?: number;
  /** What it should survive, by its tier. */
  expectedLevel?: Level;
  /** What its owner has to do something about, now or when nothing happens. */
  statements?: KeptStatement[];
  /** What the catalog says of it. */
  about?: CatalogAbout;
  /** Where its workloads run. */
  clusters?: string[];
  /** Labels of the places its standing plans lead to. */
  destinations?: string[];
}

/** One day of a plan. */
export interface PlanDay extends Day {
  planId: string;
}

/** An item without an entity, or with too many. */
export interface UnlinkedDocument extends ItemIdentity {
  reason: 'unmatched' | 'conflicting';
  claimedBy: string[];
  copiedTo: string[];
}

/** A fact as it is kept, so that an unread source stays known. */
export interface FactRecord {
  sourceId: string;
  /** Unique within the source. */
  key: string;
  fact: Fact;
}

/** A run and the plan it belongs to. */
export interface RunRecord extends FinishedRun {
  planId: string;
}

export type { Evidence, PlanSchedule, Retention, Destination };
