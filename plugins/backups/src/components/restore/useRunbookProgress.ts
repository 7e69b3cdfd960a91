import { useCallback, useMemo, useState } from 'react';
import type { FieldValues, Runbook } from 'backstage-plugin-backups-common';

interface Progress {
  values: Record<string, string>;
  done: string[];
}

function read(key: string): Progress {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return { values: kept.values ?? {}, done: kept.done ?? [] };
  } catch {
    // What cannot be read is forgotten: it is only a convenience.
    return { values: {}, done: [] };
  }
}

/**
 * What was filled in and ticked off, kept until the browser's tab is closed: a
 * reload at 3 a.m. costs nothing.
 *
 * @param key - of the restore, for instance its tag
 */
export function useRunbookProgress(key: string, runbook: Runbook | undefined) {
  const storageKey = `backups-restore-${key}`;
  const [progress, setProgress] = useState(() => read(storageKey));
  const change = useCallback(
    (next: (before: Progress) => Progress) =>
      setProgress(before => {
        const after = next(before);
        try {
          sessionStorage.setItem(storageKey, JSON.stringify(after));
        } catch {
          // A browser may keep nothing; the page works all the same.
        }
        return after;
      }),
    [storageKey],
  );
  const values = useMemo(
    (): FieldValues => ({
      ...Object.fromEntries(
        (runbook?.fields ?? []).map(({ id, suggestion }) => [id, suggestion]),
      ),
      ...progress.values,
    }),
    [runbook, progress.values],
  );
  const fillIn = useCallback(
    (id: string, value: string) =>
      change(before => ({
        ...before,
        values: { ...before.values, [id]: value },
      })),
    [change],
  );
  const tick = useCallback(
    (id: string, isDone: boolean) =>
      change(before => ({
        ...before,
        done: isDone
          ? [...before.done, id]
          : before.done.filter(other => other !== id),
      })),
    [change],
  );
  const done = useMemo(() => new Set(progress.done), [progress.done]);
  return { values, fillIn, done, tick };
}
