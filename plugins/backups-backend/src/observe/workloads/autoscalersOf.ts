import {
  AutoscalerReference,
  ClusterSnapshot,
  objectsOf,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { AUTOSCALERS, PAUSED_REPLICAS } from './workloadResources';

const scaleTarget = z.object({
  scaleTargetRef: z.object({ kind: z.string().optional(), name: z.string() }),
  minReplicas: z.number().optional().catch(undefined),
  minReplicaCount: z.number().optional().catch(undefined),
});

/** @returns autoscalers by `namespace/kind/name` of what they scale */
export function autoscalersOf(
  snapshot: ClusterSnapshot,
): ReadonlyMap<string, AutoscalerReference[]> {
  const byTarget = new Map<string, AutoscalerReference[]>();
  for (const query of AUTOSCALERS) {
    for (const object of objectsOf(snapshot, query)) {
      const { name, namespace, annotations, ownerReferences } = object.metadata;
      // KEDA makes a plain autoscaler of its own: pausing its maker pauses it.
      const ownedByKeda = ownerReferences?.some(
        ({ kind }) => kind === 'ScaledObject',
      );
      const parsed = scaleTarget.safeParse(object.spec);
      if (ownedByKeda || !parsed.success) continue;
      const { scaleTargetRef: target, ...least } = parsed.data;
      const leastReplicas = least.minReplicas ?? least.minReplicaCount;
      const key = `${namespace}/${target.kind ?? 'Deployment'}/${target.name}`;
      const autoscaler: AutoscalerReference = {
        kind: query.kind as AutoscalerReference['kind'],
        name,
        ...(leastReplicas !== undefined && { leastReplicas }),
        pausedReplicas: annotations?.[PAUSED_REPLICAS],
      };
      byTarget.set(key, [...(byTarget.get(key) ?? []), autoscaler]);
    }
  }
  return byTarget;
}
