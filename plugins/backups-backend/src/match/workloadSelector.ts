import { KUBERNETES_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { WorkloadReference } from 'backstage-plugin-backups-node';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { SelectedBy } from './MatchReason';
import { parseLabelSelector, requiredLabel } from './labelSelector';

/** How an entity chooses its workloads. */
export interface WorkloadSelector {
  selects(workload: WorkloadReference): boolean;
  /** A label without which nothing is selected; absent: there is no such label. */
  requires?: { label: string; value: string };
  by: SelectedBy;
}

/** Something that lives in a cluster. */
interface Placed {
  cluster: string;
  namespace?: string;
}

/**
 * @returns whether something lies where an entity says that it lives; an entity
 * that says nothing lives everywhere
 */
export function isInScope(
  entity: CatalogEntity,
  object: Placed,
  options: { anyNamespace?: boolean } = {},
): boolean {
  const namespace = options.anyNamespace
    ? undefined
    : entity.annotations[KUBERNETES_ANNOTATIONS.namespace];
  const cluster = entity.annotations[KUBERNETES_ANNOTATIONS.cluster];
  return (
    (!namespace || object.namespace === namespace) &&
    (!cluster || object.cluster === cluster)
  );
}

/**
 * Reads the Kubernetes plugin's own annotations, so that an app that has a
 * Kubernetes tab needs nothing else.
 *
 * @returns `undefined` when the entity carries none of them
 */
export function workloadSelector(
  entity: CatalogEntity,
): WorkloadSelector | undefined {
  const { annotations } = entity;
  const id = annotations[KUBERNETES_ANNOTATIONS.id];
  const selectorText = annotations[KUBERNETES_ANNOTATIONS.labelSelector];
  const namespace = annotations[KUBERNETES_ANNOTATIONS.namespace];
  const cluster = annotations[KUBERNETES_ANNOTATIONS.cluster];

  if (selectorText) {
    const fits = parseLabelSelector(selectorText);
    return {
      selects: workload =>
        fits !== undefined &&
        isInScope(entity, workload) &&
        fits(workload.labels),
      requires: requiredLabel(selectorText),
      by: {
        annotation: KUBERNETES_ANNOTATIONS.labelSelector,
        value: selectorText,
      },
    };
  }
  if (id) {
    return {
      selects: workload =>
        isInScope(entity, workload) &&
        workload.labels[KUBERNETES_ANNOTATIONS.id] === id,
      requires: { label: KUBERNETES_ANNOTATIONS.id, value: id },
      by: { annotation: KUBERNETES_ANNOTATIONS.id, value: id },
    };
  }
  if (namespace || cluster) {
    const scope = namespace
      ? { annotation: KUBERNETES_ANNOTATIONS.namespace, value: namespace }
      : { annotation: KUBERNETES_ANNOTATIONS.cluster, value: cluster };
    const label = { label: 'app.kubernetes.io/name', value: entity.name };
    return {
      selects: workload =>
        isInScope(entity, workload) &&
        workload.labels[label.label] === label.value,
      requires: label,
      by: { ...scope, label },
    };
  }
  return undefined;
}
