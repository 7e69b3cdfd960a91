import { setImmediate } from 'node:timers/promises';

/** How long a piece of work may go on before everything else has its turn. Milliseconds. */
const SLICE = 8;

/**
 * Work that may be interrupted wherever it yields: it gives the same whether it
 * is done at once or in slices.
 */
export type Sliceable<T> = Generator<void, T, void>;

/** @returns what the work comes to, without a turn for anything else */
export function atOnce<T>(work: Sliceable<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Does work in slices of some milliseconds, with a turn for everything else that
 * waits in this process in between, and before it begins.
 */
export async function inSlices<T>(work: Sliceable<T>): Promise<T> {
  await setImmediate();
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since >= SLICE) {
      await setImmediate();
      since = performance.now();
    }
  }
}

/** As `values.flatMap(map)`; it may be interrupted after each value. */
export function* flatMapped<T, R>(
  values: Iterable<T>,
  map: (value: T) => R | R[],
): Sliceable<R[]> {
  const all: R[] = [];
  for (const value of values) {
    const made = map(value);
    if (Array.isArray(made)) all.push(...made);
    else all.push(made);
    yield;
  }
  return all;
}

/** As `values.map(map)`; it may be interrupted after each value. */
export function* mapped<T, R>(
  values: Iterable<T>,
  map: (value: T) => R,
): Sliceable<R[]> {
  const all: R[] = [];
  for (const value of values) {
    all.push(map(value));
    yield;
  }
  return all;
}
