import {
  ClaimedSuccess,
  PlanFact,
  SizedPoint,
  sizeDrops,
} from 'backstage-plugin-backups-node';
import { KnownSuccess } from './PlanMemory';

/** So many tell what is usual, and how it went on since a drop. */
const KEPT = 8;

/**
 * What runs before the first look found to copy, by the records of their tool.
 *
 * @param records - oldest first
 */
export function sizesByRecords(
  records: NonNullable<PlanFact['records']>,
): SizedPoint[] | undefined {
  return records
    .filter(({ outcome }) => outcome === 'succeeded')
    .reduce<SizedPoint[] | undefined>(
      (known, { startedAt, endedAt, ...claimed }) =>
        rememberSize(
          known,
          { startedAt: startedAt ?? endedAt, finishedAt: endedAt },
          { finishedAt: endedAt, ...claimed },
        ),
      undefined,
    );
}

/**
 * Adds what a run found to copy. Those of the usual size are kept until there are
 * others of it, however many small ones come after them.
 *
 * @param known - oldest first
 * @param claimed - with what the run printed of its content
 */
export function rememberSize(
  known: readonly SizedPoint[] | undefined,
  { startedAt }: KnownSuccess,
  claimed: ClaimedSuccess | undefined,
): SizedPoint[] | undefined {
  const { sizeBytes, files } = claimed ?? {};
  if (sizeBytes === undefined && files === undefined) {
    return known && [...known];
  }
  const all = [...(known ?? []), { at: startedAt, sizeBytes, files }];
  const since = sizeDrops(all).at(0)?.since;
  if (since === undefined) return all.slice(-KEPT);
  const small = all.filter(({ at }) => at >= since);
  return [
    ...all.filter(({ at }) => at < since).slice(-KEPT),
    ...(small.length > KEPT ? [small[0], ...small.slice(1 - KEPT)] : small),
  ];
}
