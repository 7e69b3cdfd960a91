import { PlanFact } from 'backstage-plugin-backups-node';
import { createHash } from 'node:crypto';

/** An id is asked for three times in a cycle, and a fact outlives many cycles. */
const ids = new WeakMap<PlanFact, string>();

/**
 * @param fact - its destination's fingerprint and its edition count, too: a
 * changed one makes another plan
 * @returns an id that is safe in a URL
 */
export function planId(fact: PlanFact): string {
  const known = ids.get(fact);
  if (known) return known;
  const id = createHash('sha256')
    .update(
      [
        fact.key,
        fact.fingerprint,
        ...(fact.edition ? [fact.edition] : []),
      ].join('\n'),
    )
    .digest('hex')
    .slice(0, 16);
  ids.set(fact, id);
  return id;
}
