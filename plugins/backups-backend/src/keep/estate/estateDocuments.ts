import {
  Destination,
  Exemption,
  LabelledApp,
} from 'backstage-plugin-backups-common';
import { WatchingAlert } from 'backstage-plugin-backups-node';
import { Cause } from '../../judge/causes/findCauses';
import { KnownFinding } from '../../judge/findings/JudgedFinding';
import { Lack } from '../../judge/Lack';
import { UnknownPlace } from '../../judge/places';
import { DatabaseSuggestion } from '../../match/suggestDatabases';
import { ItemIdentity, SizedItem } from '../itemIdentity';

/** What is kept of the estate as a whole. Instants are epoch seconds. */

/** A suggestion; a reason that is a sentence was kept before reasons were typed. */
export interface KeptSuggestion extends Omit<DatabaseSuggestion, 'because'> {
  because: DatabaseSuggestion['because'] | string;
}

/** An item that nothing copies, or of which that cannot be told. */
export interface UncoveredDocument extends SizedItem {
  entities: string[];
  owners: string[];
  mountedBy: string[];
  unprotected: boolean;
  lack?: Lack;
  exemption?: Exemption;
  protect?: { title: string; language: 'yaml' | 'text'; text: string };
  /** Sources without which nothing can be said about it. */
  sourceIds: string[];
}

/** A cause, and whom it touches. */
export interface CauseDocument extends Cause {
  entities: string[];
  objects: string[];
}

/** An item that needs no backup. */
export interface ExemptionDocument extends ItemIdentity {
  exemption: Exemption;
  entities: string[];
  /** Something copies it all the same. */
  copied: boolean;
}

/** A place where copies live. */
export interface DestinationDocument {
  key: string;
  destination: Omit<Destination, 'prefix' | 'derivedFrom'>;
  prefixes: string[];
  planIds: string[];
  itemKeys: number;
  itemBytes: number;
  entities: number;
  newestContact?: { at: number; object: string };
  /** What is wrong with copies that go there, once per cause. */
  findings: { finding: KnownFinding; plans: number }[];
  /** Causes that its copies are a part of. */
  causeKeys: string[];
}

/** A finding that belongs to no item of an entity. */
export interface EstateFindingDocument {
  key: string;
  object: string;
  cluster: string;
  finding: KnownFinding;
}

/** The alerts of a cluster, as far as they are about backups. */
export interface WatchDocument {
  /** The cluster. */
  key: string;
  declared: readonly WatchingAlert[];
  /** Cause keys of alerts that are active and about no single copy. */
  active: { causeKey: string; code: string }[];
}

/** Databases that an entity may use, though nothing says that it does. */
export interface SuggestionDocument {
  /** The entity's reference. */
  key: string;
  databases: readonly KeptSuggestion[];
}

/** Everything of the estate as a whole, by kind. */
export interface EstateDocuments {
  uncovered: UncoveredDocument[];
  cause: CauseDocument[];
  exemption: ExemptionDocument[];
  destination: DestinationDocument[];
  /** Places whose location is not known. */
  place: UnknownPlace[];
  finding: EstateFindingDocument[];
  /** Ids of plans of which nobody knows what they copy. */
  loosePlan: { key: string }[];
  suggestion: SuggestionDocument[];
  watch: WatchDocument[];
  app: LabelledApp[];
}

/** @returns an estate of which nothing is known */
export function noEstateDocuments(): EstateDocuments {
  return {
    uncovered: [],
    cause: [],
    exemption: [],
    destination: [],
    place: [],
    finding: [],
    loosePlan: [],
    suggestion: [],
    watch: [],
    app: [],
  };
}
