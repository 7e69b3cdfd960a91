import { VERDICTS } from 'backstage-plugin-backups-common';
import type { Verdict } from 'backstage-plugin-backups-common';
import type { AppAnswer } from './CheckAnswer';

/** Verdicts that may end a pipeline, worst first. */
export const FAILING_VERDICTS = [
  'at-risk',
  'cannot-tell',
  'needs-attention',
] as const satisfies readonly Verdict[];

/** A verdict that may end a pipeline. */
export type FailingVerdict = (typeof FAILING_VERDICTS)[number];

/** Where nothing of an app was found, nothing can be told of it. */
function verdictOf({ verdict }: AppAnswer): Verdict {
  return verdict === 'not-linked' ? 'cannot-tell' : verdict;
}

/**
 * @param threshold - this or worse
 * @returns the apps that fail; without any app, nothing can be told of any
 */
export function failingApps(
  apps: readonly AppAnswer[],
  threshold: FailingVerdict,
): AppAnswer[] {
  const rank = VERDICTS.indexOf(threshold);
  return apps.filter(app => VERDICTS.indexOf(verdictOf(app)) <= rank);
}

/** @returns whether a pipeline ends here */
export function fails(
  apps: readonly AppAnswer[],
  threshold: FailingVerdict,
): boolean {
  return apps.length === 0
    ? threshold !== 'at-risk'
    : failingApps(apps, threshold).length > 0;
}
