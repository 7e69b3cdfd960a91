import {
  BackupsProvider,
  ClusterSnapshot,
  Fact,
  KubernetesObject,
  PlanFact,
  isBeingDeleted,
  objectsOf,
  parseInstant,
  resourceKey,
} from 'backstage-plugin-backups-node';

type AboutResources = Pick<BackupsProvider, 'resources'>;

/** How a plan names its object, within one cluster. */
function nameOf(kind: string, namespace = '', name: string): string {
  return [kind, namespace, name].join('/');
}

/**
 * Leaves out what only says when something else is copied and is being deleted:
 * it brings no further run about.
 *
 * @returns the very same snapshot where nothing of the kind is being deleted
 */
export function withoutEndingSchedules(
  snapshot: ClusterSnapshot,
  { resources }: AboutResources,
): ClusterSnapshot {
  const ending = resources.filter(
    query =>
      query.onlySchedules && objectsOf(snapshot, query).some(isBeingDeleted),
  );
  if (ending.length === 0) return snapshot;
  const listings = new Map(snapshot.listings);
  for (const query of ending) {
    const listing = listings.get(resourceKey(query));
    if (listing?.outcome === 'complete') {
      listings.set(resourceKey(query), {
        ...listing,
        objects: listing.objects.filter(object => !isBeingDeleted(object)),
      });
    }
  }
  return { ...snapshot, listings };
}

const marked = new WeakMap<PlanFact, PlanFact>();

/** @returns the same fact again for the same one: what did not change is not judged again */
function asEnding(fact: PlanFact, { metadata }: KubernetesObject): PlanFact {
  const since = parseInstant(metadata.deletionTimestamp);
  const known = marked.get(fact);
  if (known && known.ending?.since === since) return known;
  const changed: PlanFact = {
    ...fact,
    suspended: true,
    ending: { since },
    standsStill: undefined,
    nextDueAt: undefined,
  };
  marked.set(fact, changed);
  return changed;
}

/**
 * Marks the plans whose object is being deleted, whatever made them: an object
 * that a finalizer holds promises no further run, and its operator may take its
 * copies away with it.
 */
export function withEndingPlans(
  facts: readonly Fact[],
  snapshot: ClusterSnapshot,
  { resources }: AboutResources,
): Fact[] {
  const ending = new Map(
    resources.flatMap(query =>
      objectsOf(snapshot, query)
        .filter(isBeingDeleted)
        .map(object => [
          nameOf(query.kind, object.metadata.namespace, object.metadata.name),
          object,
        ]),
    ),
  );
  if (ending.size === 0) return [...facts];
  return facts.map(fact => {
    if (fact.type !== 'plan' || fact.former) return fact;
    const { kind, namespace, name } = fact.object;
    const object = ending.get(nameOf(kind, namespace, name));
    return object ? asEnding(fact, object) : fact;
  });
}
