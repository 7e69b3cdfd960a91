import { JudgedPlan } from '../judge/JudgedPlan';
import { PlanDocument } from './documents';
import { listingIdOf } from './listingIdOf';
import { Made, remade } from './remade';

const planDocuments = new WeakMap<JudgedPlan, Made<PlanDocument>>();

/**
 * @param cause - what it has in common with others that went bad
 * @returns a plan as it is kept; of the same judgement the same object
 */
export function planDocument(
  plan: JudgedPlan,
  cause?: PlanDocument['cause'],
): PlanDocument {
  return remade(planDocuments, plan, [plan.memory, cause], () =>
    newPlanDocument(plan, cause),
  );
}

function newPlanDocument(
  plan: JudgedPlan,
  cause: PlanDocument['cause'],
): PlanDocument {
  const { joined, schedule: _, attentionAt: __, ...judgement } = plan;
  const { sourceId, fact, itemKey, repository } = joined;
  return {
    ...judgement,
    sourceId,
    fact,
    itemKey,
    kept: repository?.kept?.retention,
    repositoryIds: repository?.repositories.map(listingIdOf),
    points: keptPoints(plan),
    cause,
  };
}

/** Several sources may list a repository; not each of them lists every point. */
function keptPoints({ joined }: JudgedPlan): PlanDocument['points'] {
  return joined.repository?.listings
    .filter(({ extent }) => extent === 'counted')
    .reduce<PlanDocument['points']>(
      (newest, listing) =>
        newest && newest.takenAt >= listing.takenAt ? newest : listing,
      undefined,
    );
}
