import type { KubernetesObject } from 'backstage-plugin-backups-node';
import {
  claimKey,
  describeObject,
  parseLeniently,
} from 'backstage-plugin-backups-node';
import { workloadSchema } from '../read/Volumes';

/** A workload that mounts a claim. */
export interface Mount {
  /** For sentences: `Deployment shop/web`. */
  described: string;
  /** Name of the volume in the pod. */
  volume: string;
  /** Replicas it asks for; one of a DaemonSet stands for all. */
  replicas: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** What mounts one claim. */
export type Mounts = readonly Mount[];

/** Claims that a workload mounts, with the name each volume has in the pod. */
function claimsOf(
  { metadata }: KubernetesObject,
  spec: NonNullable<ReturnType<typeof workloadSchema.parse>['spec']>,
  claims: Iterable<string>,
): { claim: string; volume: string }[] {
  const named = (spec.template?.spec?.volumes ?? []).flatMap(
    ({ name, persistentVolumeClaim }) =>
      name && persistentVolumeClaim?.claimName
        ? [{ claim: persistentVolumeClaim.claimName, volume: name }]
        : [],
  );
  const templates = (spec.volumeClaimTemplates ?? []).flatMap(
    template => template.metadata?.name ?? [],
  );
  if (templates.length === 0) return named;
  const ofReplicas = [...claims].flatMap(claim => {
    const volume = templates.find(template => {
      const prefix = `${template}-${metadata.name}-`;
      return (
        claim.startsWith(prefix) && /^\d+$/.test(claim.slice(prefix.length))
      );
    });
    return volume === undefined ? [] : [{ claim, volume }];
  });
  return [...named, ...ofReplicas];
}

/**
 * Tells what mounts each claim of a cluster.
 *
 * @param workloads - with the kind that lists do not repeat
 * @param claims - names of claims by namespace
 * @returns by `claimKey`
 */
export function mountsOf(
  cluster: string,
  workloads: Iterable<{ kind: string; object: KubernetesObject }>,
  claims: ReadonlyMap<string, readonly string[]>,
): Map<string, Mount[]> {
  const mounts = new Map<string, Mount[]>();
  for (const { kind, object } of workloads) {
    const { name, namespace } = object.metadata;
    const spec = parseLeniently(workloadSchema, { spec: object.spec })?.value
      .spec;
    if (!spec) continue;
    const { labels = {}, annotations = {} } = spec.template?.metadata ?? {};
    const listed = claims.get(namespace ?? '') ?? [];
    for (const { claim, volume } of claimsOf(object, spec, listed)) {
      const key = claimKey(cluster, namespace, claim);
      const mount: Mount = {
        described: describeObject({ cluster, kind, namespace, name }),
        volume,
        replicas: kind === 'DaemonSet' ? 1 : spec.replicas ?? 1,
        labels,
        annotations,
      };
      mounts.set(key, [...(mounts.get(key) ?? []), mount]);
    }
  }
  return mounts;
}
