import type { Agreement } from './Agreement';
import type { KnownRepository } from './KopiurContext';
import type { ObservedRun } from './ObservedRun';

/** So many snapshots one look of Kopiur into a repository returns at the most. */
export const MOST_RETURNED = 1000;

/** Objects that stand for a snapshot in the repository. */
export function standing(runs: readonly ObservedRun[]): ObservedRun[] {
  const ids = new Set<string>();
  return runs.filter(({ value }) => {
    const id = value.status?.snapshot?.kopiaSnapshotID;
    if (!id || value.status?.phase === 'Unchanged' || ids.has(id)) return false;
    ids.add(id);
    return true;
  });
}

/** @param runs - of this repository */
export function agreementOf(
  repository: KnownRepository | undefined,
  runs: readonly ObservedRun[],
): Agreement {
  const { storageStats } = repository?.value.status ?? {};
  const { snapshotCount: counted, lastObservedAt } = storageStats ?? {};
  if (counted === undefined) return 'not-known';
  if (counted > MOST_RETURNED) return 'cut-off';
  // What was made since that look is not in its count.
  const before = standing(runs).filter(
    run =>
      lastObservedAt === undefined ||
      (run.finishedAt ?? run.createdAt ?? 0) <= lastObservedAt,
  );
  return before.length > counted ? 'more-objects' : 'agrees';
}
