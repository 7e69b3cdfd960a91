import { Destination, LockRenewal } from 'backstage-plugin-backups-common';
import { KnownFinding } from '../judge/findings/JudgedFinding';

/** A repository as it is kept. Instants are epoch seconds, sizes bytes. */
export interface RepositoryDocument {
  /** See `listingIdOf`. */
  id: string;
  /** Its alias: where it is. */
  repository: string;
  method: string;
  /** As those who write to it describe it. */
  destination?: Destination;
  /** Who describes it. */
  sourceId?: string;
  sizeBytes?: number;
  garbageBytes?: number;
  availableBytes?: number;
  measuredAt?: number;
  /** 0: it locks nothing. Absent: not told. */
  lockedSeconds?: number;
  lockRenewal?: LockRenewal;
  lockMode?: 'governance' | 'compliance';
  listedAt?: number;
  /** Names that have points in it. */
  identities?: number;
  points?: number;
  /** Names that nothing writes any more. */
  orphans: {
    identity: string;
    /** Absent: only the newest was seen. */
    points?: number;
    newestAt?: number;
    sizeBytes?: number;
  }[];
  orphanCount: number;
  maintainedAt?: number;
  /** Something tells how it is maintained. */
  maintenanceKnown: boolean;
  /** The repository itself tells. */
  maintenanceSeen: boolean;
  findings: KnownFinding[];
  /** Plans that copy it as a whole. */
  mirrorIds: string[];
  /** Plans that write to it. */
  planIds: string[];
}
