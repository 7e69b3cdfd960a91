import { PlanFact } from 'backstage-plugin-backups-node';
import { ALWAYS } from 'backstage-plugin-backups-common';
import { PlanMemory } from './memory/PlanMemory';

/**
 * @returns when a run began, after the last success, of which it is not known what
 * became of it: it may have succeeded
 */
export function untoldSince(
  { hides }: Pick<PlanFact, 'hides'>,
  { lastSuccess }: Pick<PlanMemory, 'lastSuccess'>,
): number | undefined {
  const at = hides?.untoldAt;
  return at !== undefined && at > (lastSuccess?.finishedAt ?? ALWAYS)
    ? at
    : undefined;
}

/** @returns whether there may have been a success, though none is known */
export function mayHaveSucceeded(
  fact: Pick<PlanFact, 'hides'>,
  memory: Pick<PlanMemory, 'lastSuccess'>,
): boolean {
  return (
    memory.lastSuccess === undefined &&
    (fact.hides?.successes === true || fact.hides?.untoldAt !== undefined)
  );
}
