import type { PlanFact } from 'backstage-plugin-backups-node';
import type { SnapshotPolicy } from '../read/SnapshotPolicy';
import type { PolicyClock } from './clockOf';
import type { KnownRepository, Observed } from './KopiurContext';
import type { ObservedRun } from './ObservedRun';
import type { Runs } from './runsOf';
import type { CopiedSource } from './sourcesOf';

/** A repository that a policy writes to. */
export interface Target {
  /** See `repositoryKey`. */
  key: string;
  /** Absent: no object declares it, or it was not read. */
  known?: KnownRepository;
}

/** A plan with what it was made from, for findings about it. */
export interface ObservedPlan {
  plan: PlanFact;
  policy: Observed<SnapshotPolicy>;
  source: CopiedSource;
  target: Target;
  clock: PolicyClock;
  runs: Runs;
  /** Snapshots of this source into this repository, in any order. */
  snapshots: readonly ObservedRun[];
  /** Copies of it elsewhere, where the policy wrote before. */
  former: readonly PlanFact[];
}
