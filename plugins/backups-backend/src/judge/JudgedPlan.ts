import { GraceTerm, PlanThresholds } from 'backstage-plugin-backups-common';
import { JoinedPlan } from '../join/Estate';
import { Counted } from './Counted';
import { DutySchedule } from './cron/dutySchedule';
import { PlanMemory } from './memory/PlanMemory';
import { Proof } from './proof';
import { StandingDrop } from './StandingDrop';

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
