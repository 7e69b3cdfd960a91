import {
  Evidence,
  Exemption,
  ItemKind,
  NEVER,
  PlanState,
  Severity,
} from 'backstage-plugin-backups-common';
import { SuspectedDatabase } from '../../match/SuspectedDatabase';
import { Cause } from '../causes/findCauses';
import { FoundFacts } from '../findings/JudgedFinding';
import { Lack } from '../Lack';
import { Proof } from '../proof';

/** The cause that a copy's trouble shares with that of others. */
export type CauseOfPlan = Pick<Cause, 'key' | 'kind' | 'subject' | 'since'>;

/** What is stated. `say` has the words for each code. */
export type Said =
  | {
      code: 'state';
      state: PlanState;
      /** Suspended for so long that it is not a copy any more. */
      switchedOff?: true;
      /** Who contradicts a success: the tool's own log, or a listing of the repository. */
      contradictedBy?: 'log' | 'listing';
      /** What is wrong with the point that a listing has of that success. */
      newestIs?: Proof['newestIs'];
      /** The slot that was missed, epoch seconds. */
      dueAt?: number;
      /** Absent: it began alone. */
      shared?: CauseOfPlan;
    }
  /** A finding of a provider, which has words of its own. */
  | { code: 'finding'; severity: Severity; title: string; detail?: string }
  /** A finding of `judge`. */
  | { code: 'finding'; severity: Severity; found: FoundFacts }
  /** `partly`: of a part of it there are copies. */
  | {
      code: 'unprotected';
      partly?: true;
      /** Something copied it before, and until then. Epoch seconds. */
      copiedUntil?: number;
    }
  | { code: 'past-rpo' }
  /** `untold`: whatever copies it does not say what it copied. */
  | {
      code: 'unknown';
      hasPlans: boolean;
      untold?: true;
      /** What would have to be known; absent from what was kept before it was typed. */
      lack?: Lack;
    }
  | { code: 'conflict'; claimedBy: readonly string[] }
  | { code: 'missing-copy'; place: string }
  | { code: 'mount-not-understood'; mount: string }
  | { code: 'unlinked-database'; suspected: SuspectedDatabase };

/** What a statement is about; without an item: the entity as a whole. */
export interface About {
  itemKey?: string;
  /** Its name, for instance `radarr`. */
  item?: string;
  itemKind?: ItemKind;
  planId?: string;
  /** Label of the destination, for instance `Backblaze B2`. */
  place?: string;
  /** Resources that represent the item: their owners are notified, not the owner of each app. */
  holders?: readonly string[];
}

/**
 * Something that is wrong with an entity, or will be when nothing happens. It
 * applies while `from ≤ instant < until`.
 */
export type Statement = Said & {
  about: About;
  /** Equal for what has one cause, for instance `destination/nas`. */
  cause: string;
  /** Smaller is worse, see `ranks`. */
  rank: number;
  /** Epoch seconds. */
  from: number;
  /** Epoch seconds; absent: it does not end by itself. */
  until?: number;
  evidence: readonly Evidence[];
  /** What to do about it, where a provider says so. */
  fix?: string;
};

/** As it is kept for questions about many entities: evidence and details are kept with what it is about. */
export type KeptStatement = Omit<Statement, 'evidence'> & Said;

/** @param instant - epoch seconds */
export function applies(
  { from, until = NEVER }: Pick<Statement, 'from' | 'until'>,
  instant: number,
): boolean {
  return from <= instant && instant < until;
}

/** @returns the instant from which an item with this exemption counts; epoch seconds */
export function exemptUntil(exemption: Exemption | undefined): number {
  return exemption ? exemption.until ?? NEVER : 0;
}
