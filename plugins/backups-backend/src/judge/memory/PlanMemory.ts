import { BackupType } from 'backstage-plugin-backups-common';
import { PlanFact, SizedPoint } from 'backstage-plugin-backups-node';
import { TimeAhead } from '../clock/ClockReading';
import { DatabaseMemory } from './DatabaseMemory';

/** Instants are epoch seconds, durations seconds. */

/** A success as our own history holds it. */
export interface KnownSuccess {
  /** When the run started: the data time of its point. */
  startedAt: number;
  finishedAt: number;
  durationSeconds?: number;
}

/**
 * What our own readings add to what an operator says now: operators keep no
 * history, and forget a failure as soon as they retry.
 */
export interface PlanMemory {
  firstSeenAt: number;
  /** The schedule as it was last seen, to notice edits. */
  schedule: string;
  /** When that schedule was first seen; 0 when it was there at our first look. */
  scheduleSince: number;
  lastSuccess?: KnownSuccess;
  /** The one before: a listing may be too early to tell the last one. */
  successBefore?: KnownSuccess;
  /** Durations of the last runs, newest last. */
  durations: number[];
  /** What its runs found to copy, where they print it, oldest first. */
  sizes?: SizedPoint[];
  /** What the same volume had when it was copied to another place, oldest first. */
  sizesElsewhere?: readonly SizedPoint[];
  failingSince?: number;
  failureMessage?: string;
  /** Last time a failure was seen to begin. */
  lastFailureSeenAt?: number;
  lastFailureMessage?: string;
  errorSince?: number;
  errorReadings: number;
  /** A run waits to begin since then, or at least since then. */
  queuedSince?: number;
  suspendedSince?: number;
  /** It was suspended when we first looked. */
  suspendedBeforeFirstLook: boolean;
  /** The newest success it claimed while it was suspended; no run, then or later. */
  claimedWhileSuspended?: number;
  goneAt?: number;
  /**
   * It is gone because its object copies something else, or to somewhere else,
   * since then: its points stay.
   */
  replaced?: true;
  /**
   * It was replaced so, and then its object went away. If the object is back, it
   * is replaced again.
   */
  replacedBefore?: { madeAnewAt?: number };
  /** It was replaced by another tool's object: `SnapshotPolicy media/radarr`. */
  continuedBy?: string;
  /** What it copied was deleted and made anew under its name then. */
  madeAnewAt?: number;
  /** What replaced it has overwritten what it copied: the place has no history. */
  overwritten?: true;
  /** What it copies has been what it is since then: what began earlier is not its. */
  madeSince?: number;
  /** Times it gives that lay after their reading, and are not believed. */
  timesAhead?: readonly TimeAhead[];
  /** Runs by records are known up to here. */
  recordsUntil?: number;
  /** Missed slots are counted up to here. */
  missedUntil?: number;
  /** The newest success that was found to have nothing behind it. */
  contradictedAt?: number;
  /** Of a database's copy. */
  database?: DatabaseMemory;
}

/** A plan as the cycle before left it. */
export interface KnownPlan {
  id: string;
  sourceId: string;
  fact: PlanFact;
  memory: PlanMemory;
}

/** A finished attempt, to be kept. */
export interface FinishedRun {
  outcome: 'succeeded' | 'failed';
  startedAt?: number;
  finishedAt?: number;
  seenAt: number;
  durationSeconds?: number;
  message?: string;
  /** What it made, where there is more than one kind. */
  makes?: BackupType;
  /** Nobody watched it: it is known from a record that was found later. */
  derived?: boolean;
}
