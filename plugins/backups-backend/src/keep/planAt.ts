import { PlanState, planStateAt } from 'backstage-plugin-backups-common';
import { PlanDocument } from './documents';
import { SourceRecord } from '../read/SourceRecord';

/** A kept plan with its state at an instant. */
export interface PlanAt {
  document: PlanDocument;
  state: PlanState;
  /** What it was when its source was last current; absent: it is current. */
  lastKnown?: PlanState;
  /** The instant its state is of, epoch seconds. */
  asOf: number;
  /** When its source was last read, epoch seconds. */
  readAt: number;
}

/**
 * @param now - epoch seconds
 * @param source - the plan's; absent: it was never read
 */
export function planAt(
  document: PlanDocument,
  now: number,
  source: Pick<SourceRecord, 'currentUntil' | 'readAt'> | undefined,
): PlanAt {
  const currentUntil = source?.currentUntil ?? 0;
  const { state, lastKnown } = planStateAt(
    document.thresholds,
    now,
    currentUntil,
  );
  return {
    document,
    state,
    lastKnown,
    asOf: Math.min(now, currentUntil),
    readAt: source?.readAt ?? 0,
  };
}
