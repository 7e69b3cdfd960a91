import { KUBERNETES_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { WorkloadReference } from 'backstage-plugin-backups-node';
import { CatalogEntity } from './CatalogEntity';
import { parseLabelSelector } from './labelSelector';

/** How an entity chooses its workloads. */
export interface WorkloadSelector {
  selects(workload: WorkloadReference): boolean;
  /** For sentences: `annotation backstage.io/kubernetes-id (radarr)`. */
  described: string;
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
  const inScope = (workload: WorkloadReference) =>
    (namespace === undefined || workload.namespace === namespace) &&
    (cluster === undefined || workload.cluster === cluster);

  if (selectorText) {
    const fits = parseLabelSelector(selectorText);
    return {
      selects: workload =>
        fits !== undefined && inScope(workload) && fits(workload.labels),
      described: `annotation ${KUBERNETES_ANNOTATIONS.labelSelector} (${selectorText})`,
    };
  }
  if (id) {
    return {
      selects: workload =>
        inScope(workload) && workload.labels[KUBERNETES_ANNOTATIONS.id] === id,
      described: `annotation ${KUBERNETES_ANNOTATIONS.id} (${id})`,
    };
  }
  if (namespace) {
    return {
      selects: workload =>
        inScope(workload) &&
        workload.labels['app.kubernetes.io/name'] === entity.name,
      described: `annotation ${KUBERNETES_ANNOTATIONS.namespace} (${namespace}) and label app.kubernetes.io/name=${entity.name}`,
    };
  }
  return undefined;
}
