import { VerdictAt, verdictAt } from 'backstage-plugin-backups-common';
import { EntityDocument } from '../documents';
import { SourceRecord } from '../../read/SourceRecord';

/** An entity's verdict, and the clock it was told by. */
export interface VerdictNow extends VerdictAt {
  /** Epoch seconds: what is only in dumps stands still at the newest of them. */
  clock: number;
}

/**
 * @param now - epoch seconds
 * @param sources - by id
 * @returns the verdict that page and lists tell at the same instant
 */
export function verdictNow(
  entity: EntityDocument,
  sources: ReadonlyMap<string, SourceRecord>,
  now: number,
): VerdictNow {
  let currentUntil = Infinity;
  let newest = 0;
  let isDump = entity.sourceIds.length > 0;
  for (const id of entity.sourceIds) {
    const source = sources.get(id);
    currentUntil = Math.min(currentUntil, source?.currentUntil ?? 0);
    newest = Math.max(newest, source?.readAt ?? 0);
    if (source?.mode !== 'dump') isDump = false;
  }
  const clock = isDump ? newest : now;
  return { ...verdictAt(entity.thresholds, clock, currentUntil), clock };
}
