import { MatchReason } from './MatchReason';

/** Why an item belongs to an entity. */
export interface Match {
  entityRef: string;
  because: MatchReason;
  /** What of it is the entity's own: the databases of a cluster. */
  parts?: string[];
}
