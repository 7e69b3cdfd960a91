import type { PointFact } from './facts/PointFact';

/**
 * Whether a restore from this point brings data back: it is complete, every file
 * of it was read, and there is something in it. Where a tool tells neither files
 * nor bytes, it is taken at its word.
 *
 * @public
 */
export function isGoodPoint(
  point: Pick<PointFact, 'incomplete' | 'failedFiles' | 'files' | 'sizeBytes'>,
): boolean {
  return (
    point.incomplete === undefined &&
    point.failedFiles === 0 &&
    point.files !== 0 &&
    point.sizeBytes !== 0
  );
}
