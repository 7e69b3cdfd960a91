import {
  AutoscalerReference,
  KubernetesObject,
  WorkloadReference,
} from 'backstage-plugin-backups-node';
import { sameDocument } from '../../compare/sameDocument';
import { ParsedWorkload } from './parseWorkload';
import { referenceOf } from './workloadFacts';

/** Kinds that have replicas, and that an autoscaler may change. */
const SCALED = new Set(['Deployment', 'StatefulSet']);

/** Describes workloads; one that did not change is described by the same object again. */
export class WorkloadMemory {
  readonly #known = new WeakMap<KubernetesObject, WorkloadReference>();

  /**
   * @param object - the same as long as it does not change, see `ClusterReader.read`
   * @param autoscalers - those that scale it
   */
  recall(
    cluster: string,
    object: KubernetesObject,
    workload: ParsedWorkload,
    autoscalers: AutoscalerReference[] | undefined,
  ): WorkloadReference {
    const known = this.#known.get(object);
    const scaled = SCALED.has(object.kind ?? '');
    if (
      known?.cluster === cluster &&
      (!scaled || sameDocument(known.autoscalers, autoscalers))
    ) {
      return known;
    }
    const reference = {
      ...referenceOf(cluster, object, workload),
      ...(scaled && { replicas: workload.replicas, autoscalers }),
    };
    this.#known.set(object, reference);
    return reference;
  }
}
