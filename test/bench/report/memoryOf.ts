import { readFileSync } from 'node:fs';

/** Linux counts memory in pages of this size. */
const PAGE = 4096;

/** @returns what a process holds in memory, bytes; undefined where nobody tells */
function residentOf(pid: number): number | undefined {
  try {
    return (
      Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE
    );
  } catch {
    return undefined;
  }
}

/**
 * Watches the memory of a process.
 *
 * @returns what ends it, and gives the most it held meanwhile and at first; bytes
 */
export function watchMemory(
  pid: number,
): () => { first: number; peak: number } | undefined {
  const first = residentOf(pid);
  let peak = first ?? 0;
  const look = () => {
    peak = Math.max(peak, residentOf(pid) ?? 0);
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    return first === undefined ? undefined : { first, peak };
  };
}
