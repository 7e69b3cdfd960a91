import { toInstant } from 'backstage-plugin-backups-common';
import { SourceRecord } from '../read/SourceRecord';

/** The instant an answer is given as of. */
export interface AnswerClock {
  /** Epoch seconds. */
  now: number;
  clock: 'live' | 'dump';
}

/**
 * The clock of an answer. Where everything is a dump, it stands at the newest
 * dump's own time.
 *
 * @param sources - that the answer is made from
 * @param wall - the wall clock
 */
export function answerClock(
  sources: readonly SourceRecord[],
  wall: Date,
): AnswerClock {
  const dumps = sources.length > 0 && sources.every(s => s.mode === 'dump');
  const newest = Math.max(0, ...sources.map(source => source.readAt));
  return dumps && newest > 0
    ? { now: newest, clock: 'dump' }
    : { now: toInstant(wall), clock: 'live' };
}
