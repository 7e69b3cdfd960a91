import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Name of the query parameter, part of every link to a copy. */
const PARAMETER = 'copy';

/** Which copy's side panel is open. */
export interface SelectedCopy {
  /** Id of the plan; absent: the panel is closed. */
  planId?: string;
  open: (planId: string) => void;
  close: () => void;
}

/** Keeps the copy whose side panel is open in the URL: `?copy=<planId>`. */
export function useSelectedCopy(): SelectedCopy {
  const [parameters, setParameters] = useSearchParams();
  const open = useCallback(
    (planId: string) =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        after.set(PARAMETER, planId);
        return after;
      }),
    [setParameters],
  );
  const close = useCallback(
    () =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        after.delete(PARAMETER);
        return after;
      }),
    [setParameters],
  );
  return { planId: parameters.get(PARAMETER) ?? undefined, open, close };
}
