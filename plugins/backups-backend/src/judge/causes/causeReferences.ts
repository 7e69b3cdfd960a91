import { Cause } from './findCauses';
import { CauseOfPlan } from '../statements/Statement';

/** The cause that a plan is a part of. */
export interface PlanCause extends CauseOfPlan {
  /** From here it is bad itself, with enough others. Epoch seconds. */
  from: number;
}

/**
 * Says which cause a plan is a part of. What is not read stays as it was: its
 * page says itself that its source is silent.
 *
 * @param options - `fresh`: ids of plans that were read in this cycle; `kept`: by plan id
 */
export function causeReferences(options: {
  causes: readonly Cause[];
  fresh: ReadonlySet<string>;
  kept: ReadonlyMap<string, { cause?: PlanCause }>;
}): (planId: string) => PlanCause | undefined {
  const found = new Map(
    options.causes.flatMap(({ members, key, kind, subject, since, from }) =>
      members.map(
        member =>
          [
            member.planId,
            { key, kind, subject, since, from: Math.max(from, member.since) },
          ] as const,
      ),
    ),
  );
  return id =>
    options.fresh.has(id) ? found.get(id) : options.kept.get(id)?.cause;
}
