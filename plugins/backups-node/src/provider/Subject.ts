import { withoutSecrets } from '../redact/withoutSecrets';
import type { KubernetesObject } from '../read/KubernetesObject';
import type { ObjectReference } from './facts/ObjectReference';
import { describeObject } from './facts/ObjectReference';
import type { PlanFact } from './facts/PlanFact';

/**
 * An object that facts are about.
 *
 * @public
 */
export interface Subject {
  object: ObjectReference;
  /** The object in words, for evidence: `ReplicationSource media/plex on home-1`. */
  words: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  planKey?: string;
  itemKey?: string;
  /** Name of the part of the item that it is, see `FindingFact`. */
  part?: string;
}

/**
 * Annotations that tell whom an object belongs to. All others stay behind: people
 * keep commands, addresses and worse in them.
 */
const KEPT_ANNOTATIONS =
  /^(?:backups\/|backstage\.io\/|app\.kubernetes\.io\/|meta\.helm\.sh\/release-|argocd\.argoproj\.io\/(?:tracking-id|instance)$|kustomize\.toolkit\.fluxcd\.io\/|helm\.toolkit\.fluxcd\.io\/)/;

function textsOf(
  values: unknown,
  keep: (key: string) => boolean,
): Record<string, string> {
  const kept: Record<string, string> = {};
  if (typeof values !== 'object' || values === null) return kept;
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'string' && keep(key)) kept[key] = value;
  }
  return withoutSecrets(kept);
}

/**
 * @param cluster - where the object was read
 * @param kind - of the object; lists do not repeat it
 * @param object - as it was read
 *
 * @public
 */
export function subjectOf(
  cluster: string,
  kind: string,
  object: KubernetesObject,
): Subject {
  const reference: ObjectReference = {
    cluster,
    kind,
    namespace: object.metadata.namespace,
    name: object.metadata.name,
  };
  return {
    object: reference,
    words: `${describeObject(reference)} on ${cluster}`,
    labels: textsOf(object.metadata.labels, () => true),
    annotations: textsOf(object.metadata.annotations, key =>
      KEPT_ANNOTATIONS.test(key),
    ),
  };
}

/**
 * The subject of a finding about a plan: the plan's object, with the keys of the plan
 * and of its item.
 *
 * @public
 */
export function subjectOfPlan(plan: PlanFact): Subject {
  return {
    object: plan.object,
    words: `${describeObject(plan.object)} on ${plan.object.cluster}`,
    labels: plan.labels,
    annotations: plan.annotations,
    planKey: plan.key,
    itemKey: plan.itemKey,
  };
}
