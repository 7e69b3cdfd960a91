import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  ALL_PARTS,
  type ExportPart,
} from '../components/scorecard/export/exportParts';

/** Names of the query parameters, part of every link to what is printed. */
const PERIOD = 'print';
const PARTS = 'parts';

/** What is shown as it is printed. */
export interface Printed {
  /** First and last day; absent: the last 30 days. */
  period?: { from: string; to: string };
  parts: readonly ExportPart[];
}

function readPrinted(parameters: URLSearchParams): Printed | undefined {
  const print = parameters.get(PERIOD);
  if (print === null) return undefined;
  const [, from, to] =
    /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)$/.exec(print) ?? [];
  const asked = parameters.get(PARTS)?.split(',');
  return {
    period: from === undefined ? undefined : { from, to },
    parts: ALL_PARTS.filter(part => !asked || asked.includes(part)),
  };
}

/** Keeps in the address what is shown as it is printed: `?print=2026-07-01_2026-09-30`. */
export function usePrinting(): [
  Printed | undefined,
  (printed: Printed | undefined) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.toString();
  const printed = useMemo(() => readPrinted(new URLSearchParams(text)), [text]);
  const set = useCallback(
    (next: Printed | undefined) =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        after.delete(PERIOD);
        after.delete(PARTS);
        if (!next) return after;
        const { period, parts } = next;
        after.set(PERIOD, period ? `${period.from}_${period.to}` : '1');
        if (parts.length < ALL_PARTS.length) after.set(PARTS, parts.join());
        return after;
      }),
    [setParameters],
  );
  return [printed, set];
}
