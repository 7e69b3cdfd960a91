import { KnownBackup } from './knownBackups';

/**
 * The newest full backups, as far as they are known. Records vanish: where two
 * are further apart than the schedule makes them, those between count, too.
 *
 * @param fulls - oldest first
 * @param count - as many as there may be
 * @param period - seconds between two, by the schedule; absent: all are known
 * @returns oldest first
 */
export function newestFulls(
  fulls: readonly KnownBackup[],
  count: number,
  period?: number,
): KnownBackup[] {
  const newest: KnownBackup[] = [];
  let counted = 0;
  for (const full of [...fulls].reverse()) {
    const [next] = newest;
    const unseen =
      next && period
        ? Math.max(0, Math.round((next.endedAt - full.endedAt) / period) - 1)
        : 0;
    counted += 1 + unseen;
    if (counted > count) break;
    newest.unshift(full);
  }
  return newest;
}
