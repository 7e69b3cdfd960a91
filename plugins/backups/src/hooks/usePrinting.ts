import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Name of the query parameter, part of every link to what is printed. */
const PARAMETER = 'print';

/** Keeps in the address that the page is shown as it is printed: `?print=1`. */
export function usePrinting(): [boolean, (isPrinting: boolean) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (isPrinting: boolean) =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        if (isPrinting) after.set(PARAMETER, '1');
        else after.delete(PARAMETER);
        return after;
      }),
    [setParameters],
  );
  return [parameters.has(PARAMETER), set];
}
