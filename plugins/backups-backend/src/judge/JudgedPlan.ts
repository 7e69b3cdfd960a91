import { GraceTerm, PlanThresholds } from 'backstage-plugin-backups-common';
import { JoinedPlan } from '../join/Estate';
import { DutySchedule } from './cron/dutySchedule';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { StandingDrop } from './StandingDrop';

/**
 * What would have to be known to tell whether something is a copy, or whether an
 * item is safe: where it lives, what the volume lies on, a right clock, a success
 * that was seen, what became of a run (`outcome`), whether the log is archived, what was copied, a point of before
 * the mirror ran, how often it should be copied, since when nothing is written to it
 * (`end-of-writing`), of which version of a database it is, what no provider reads (`unread`),
 * what one could not read this time (`reading`).
 */
export type Lacking =
  | 'place'
  | 'place-of-volume'
  | 'clock'
  | 'first-success'
  | 'outcome'
  | 'log'
  | 'report'
  | 'point'
  | 'expectation'
  | 'end-of-writing'
  | 'version'
  | 'unread'
  | 'reading';

/** Whether a copy counts for its item, and if not, why. */
export type Counted =
  | { counted: true }
  | {
      counted: false;
      /** `not-known`: it might be a copy; `no-copy`: it certainly is none. */
      certainty: 'not-known' | 'no-copy' | 'not-yet';
      because: string;
      /** Of what is not known; absent from what was kept before it was stated. */
      lacking?: Lacking;
    };

/** What `judge` makes of a plan, as it is kept. Instants are epoch seconds. */
export interface PlanJudgement {
  /** Opaque, stable, safe in a URL. */
  id: string;
  memory: PlanMemory;
  /** What its repository says about what it claims; absent: nothing is listed. */
  proof?: Proof;
  /** What it makes is far smaller than before, and no annotation accepts that. */
  drop?: StandingDrop;
  /** What of it is small by then is meant to be, epoch seconds. */
  acceptedUntil?: number;
  thresholds: PlanThresholds;
  /** The slot it is judged by: the next one, or the first that was missed. */
  dueAt?: number;
  grace: GraceTerm[];
  /** Seconds between two slots. */
  periodSeconds?: number;
  /** Suspended for more than a week, or since before our first look. */
  switchedOff: boolean;
  counted: Counted;
}

/** A plan with what `judge` made of it, while a cycle lasts. */
export interface JudgedPlan extends PlanJudgement {
  joined: JoinedPlan;
  /** The schedule due times come from; of several, the fastest. */
  schedule: DutySchedule;
  /** From here it reduces redundancy. */
  attentionAt: number;
}
