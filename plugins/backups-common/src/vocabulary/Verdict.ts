/**
 * Verdict of an entity: the worst of its items, worst first.
 *
 * @public
 */
export const VERDICTS = [
  'at-risk',
  'cannot-tell',
  'needs-attention',
  'protected',
  'no-data',
  'exempt',
] as const;

/** @public */
export type Verdict = (typeof VERDICTS)[number];
