import {
  EstateRepository,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { PlanAt } from '../../keep/planAt';
import { RepositoryWithMirrors, repositoryView } from '../views/repositoryView';

/** How far its points reach back, as its list counts them. Seconds. */
function reachOf({ document }: PlanAt): number | undefined {
  const { newestGood, oldestGoodAt } = document.points?.summary ?? {};
  return newestGood && oldestGoodAt !== undefined
    ? newestGood.startedAt - oldestGoodAt
    : undefined;
}

/**
 * @param plans - that write to it
 * @param now - epoch seconds
 * @param currentUntil - of the source that describes it
 * @returns a repository as the estate shows it
 */
export function estateRepository(
  repository: RepositoryWithMirrors,
  plans: readonly PlanAt[],
  now: number,
  currentUntil: number,
): EstateRepository {
  const { destination, orphans } = repository.document;
  const reaches = plans.flatMap(plan => reachOf(plan) ?? []);
  const { derivedFrom: _, ...place } = destination ?? { derivedFrom: [] };
  return {
    ...repositoryView(repository, now, currentUntil),
    destination: 'type' in place ? place : undefined,
    plans: plans.map(({ document: { fact }, state }) => ({
      object: describeObject(fact.object),
      cluster: fact.object.cluster,
      identity: fact.writes?.identity,
      state,
    })),
    orphanNames: orphans.map(({ newestAt, ...orphan }) => ({
      ...orphan,
      newestAt: newestAt === undefined ? undefined : instantToIso(newestAt),
    })),
    reachSeconds: reaches.length > 0 ? Math.max(...reaches) : undefined,
  };
}
