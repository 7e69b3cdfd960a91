import type { Backup } from '../read/Backup';

type Status = NonNullable<Backup['status']>;

/** A tool and the operator write one moment down at most this far apart. Seconds. */
const TOGETHER = 300;

/** When a backup ran. Epoch seconds. */
export interface RunTimes {
  startedAt?: number;
  endedAt?: number;
  /**
   * How far the tool's times are from the operator's: local time that is written
   * down as UTC (#9196 of CloudNativePG). Seconds; absent: they agree.
   */
  shiftedBy?: number;
}

/**
 * When a backup ran, by the clock of the operator where the tool's times cannot
 * be: a tool does not end after the operator has seen its end, and start and end
 * are not shifted alike by chance.
 */
export function runTimesOf(status: Status): RunTimes {
  const { startedAt, stoppedAt } = status;
  const began = status.reconciliationStartedAt;
  const ended = status.reconciliationTerminatedAt;
  // A plugin's backup that failed has no times of its own.
  const told = { startedAt: startedAt ?? began, endedAt: stoppedAt ?? ended };
  if (stoppedAt === undefined || ended === undefined) return told;
  const shift = stoppedAt - ended;
  const startShift =
    startedAt === undefined || began === undefined
      ? undefined
      : startedAt - began;
  const isShifted =
    shift > TOGETHER ||
    (shift < -TOGETHER &&
      startShift !== undefined &&
      Math.abs(shift - startShift) <= TOGETHER);
  return isShifted
    ? { startedAt: began, endedAt: ended, shiftedBy: shift }
    : told;
}
