import { Finding } from 'backstage-plugin-backups-common';
import { FindingFact } from 'backstage-plugin-backups-node';
import { Misread } from '../expectation';
import { Proof } from '../proof';
import { StandingDrop } from '../StandingDrop';

/**
 * What `judge` itself finds, by its code. `say` has the words. Instants are epoch
 * seconds; `object` and `place` are as people call them:
 * `ReplicationSource media/radarr`, `Backblaze B2`. `remedy` is what the provider
 * says to do.
 */
export type FoundFacts =
  | { code: 'maintenance-suspended'; object: string }
  | {
      code: 'maintenance-failing';
      object: string;
      since?: number;
      message: string;
      meaning?: string;
      remedy?: string;
    }
  | {
      code: 'maintenance-never-ran';
      object: string;
      owner?: string;
      remedy?: string;
    }
  | {
      code: 'maintenance-overdue';
      object: string;
      lastSuccessAt: number;
      owner?: string;
      remedy?: string;
    }
  | { code: 'maintenance-has-two-owners'; owners: string[] }
  | {
      code: 'point-shrunk';
      object: string;
      place: string;
      drop: StandingDrop;
      /** What becomes of the points of before, in the words of its retention; absent: it keeps no history. */
      retention?: string;
    }
  | { code: 'chain-too-long'; database: string; place: string; backups: number }
  | {
      code: 'full-backup-overdue';
      database: string;
      place: string;
      lastFullAt: number;
      periodSeconds: number;
      /** Backups of it build on each other. */
      chained: boolean;
    }
  | {
      code: 'place-overwritten';
      object: string;
      place: string;
      mirrors: string[];
    }
  | {
      code: 'same-identity-in-repository';
      object: string;
      identity: string;
      /** Objects that write under the same name. */
      others: string[];
      remedy?: string;
    }
  | {
      code: 'partly-copied';
      object: string;
      place: string;
      /** What of the item is copied. */
      part: string;
    }
  | { code: 'unchanged-content-not-written'; object: string; place: string }
  | {
      code: 'success-not-in-repository';
      object: string;
      successAt?: number;
      identity: string;
      fault: Proof['fault'];
    }
  | {
      code: 'volume-younger-than-copies';
      volume: string;
      createdAt: number;
      newestCopyAt: number;
      nextRunAt?: number;
    }
  /** The annotation of an entity, `ref`, names a volume that workloads of others mount. */
  | { code: 'volume-of-another'; volume: string; heldBy: string[]; ref: string }
  /** `object`: what it stands on; absent: the entity. */
  | ({ code: 'annotation-misread'; object?: string } & Misread)
  /** An operator, `object`, is scaled to 0. */
  | {
      code: 'operator-stopped';
      object: string;
      namespace?: string;
      name: string;
    }
  /** The last drill of an item did not bring its data back. */
  | {
      code: 'restore-drill-failed';
      item: string;
      place: string;
      failedAt: number;
    }
  /** The last run of a CronJob, `object`, that tests restores failed. */
  | { code: 'restore-test-failed'; object: string; item: string }
  /** A volume, mounted by the entity, is a place of copies: of `holds`, as far as it is known. */
  | { code: 'holds-copies'; volume: string; holds: string[] }
  /** Names in a repository under which nothing writes any more. */
  | { code: 'orphaned-points'; names: number };

type Weight = Pick<
  Finding,
  'severity' | 'causeKey' | 'evidence' | 'standsFrom'
>;

/** A finding of `judge`. */
export type JudgedFinding = FoundFacts & Weight;

/** A finding of a provider, which has words of its own, or one of `judge`. */
export type KnownFinding = Finding | JudgedFinding;

/** A finding about an object that belongs to no item. */
export interface LooseFinding extends Pick<FindingFact, 'about' | 'watches'> {
  finding: KnownFinding;
}

/** @returns whether a finding has words of its own: that of a provider, or one kept before those of `judge` were typed */
export function isWorded(finding: KnownFinding): finding is Finding {
  return 'title' in finding;
}

/** @returns what `judge` found, without how bad it is and when it applies */
export function foundFacts(finding: JudgedFinding): FoundFacts {
  const {
    severity: _,
    causeKey: __,
    evidence: ___,
    standsFrom: ____,
    ...facts
  } = finding;
  return facts;
}
