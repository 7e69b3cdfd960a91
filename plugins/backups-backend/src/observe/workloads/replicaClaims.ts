import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  ItemFact,
  WorkloadReference,
  claimKey,
  quantityToBytes,
  readExemption,
  withoutSecrets,
} from 'backstage-plugin-backups-node';
import { pickAnnotations } from './claimFacts';
import { ClaimTemplate, ParsedWorkload } from './parseWorkload';

/** More than anybody runs: a number in a manifest is not to fill the memory. */
const MOST_REPLICAS = 1000;

/** Ordinals of the claims that a StatefulSet may have made, by the key without the ordinal at its end. */
export type ClaimsOfReplicas = ReadonlyMap<string, readonly number[]>;

/** @param claims - every claim of the cluster, by key */
export function claimsOfReplicas(
  claims: ReadonlyMap<string, ItemFact>,
): ClaimsOfReplicas {
  const replicas = new Map<string, number[]>();
  for (const key of claims.keys()) {
    const [, prefix, ordinal] = /^(.*-)(0|[1-9][0-9]*)$/.exec(key) ?? [];
    if (prefix === undefined) continue;
    const known = replicas.get(prefix);
    if (known) known.push(Number(ordinal));
    else replicas.set(prefix, [Number(ordinal)]);
  }
  return replicas;
}

/** A claim of one replica of a StatefulSet. */
export interface ReplicaClaim {
  key: string;
  name: string;
  /** Its replica was scaled away: no pod mounts it until it is scaled up again. */
  scaledAway: boolean;
}

/**
 * The claims of a StatefulSet: those that are there, of replicas scaled away,
 * too. A claim of a replica that has yet to start does not exist, and holds
 * nothing; where claims cannot be listed, or none of its claims is there
 * (manifests from Git have none), it is taken for one that does.
 *
 * @param workload - the StatefulSet
 * @param existing - see `claimsOfReplicas`
 * @param allListed - all claims of the cluster were listed
 */
export function claimsOfTemplate(
  workload: WorkloadReference,
  { replicas, firstOrdinal }: ParsedWorkload,
  template: ClaimTemplate,
  existing: ClaimsOfReplicas,
  allListed: boolean,
): ReplicaClaim[] {
  const { cluster, namespace, name, autoscalers = [] } = workload;
  const least = autoscalers.map(({ leastReplicas = 0 }) => leastReplicas);
  const running = replicas === 0 ? 0 : Math.max(replicas, ...least);
  const prefix = `${template.metadata.name}-${name}-`;
  const found = existing.get(claimKey(cluster, namespace, prefix)) ?? [];
  const wanted = Array.from(
    { length: Math.min(running, MOST_REPLICAS) },
    (_, index) => firstOrdinal + index,
  );
  const ordinals =
    allListed && found.length > 0 ? found : [...new Set([...found, ...wanted])];
  return [...ordinals]
    .sort((a, b) => a - b)
    .map(ordinal => ({
      key: claimKey(cluster, namespace, `${prefix}${ordinal}`),
      name: `${prefix}${ordinal}`,
      scaledAway:
        running > 0 &&
        (ordinal < firstOrdinal || ordinal >= firstOrdinal + running),
    }));
}

/**
 * @param workload - the StatefulSet
 * @returns the claim with what only its template and its StatefulSet say of it
 */
export function withTemplate(
  claim: ItemFact,
  workload: WorkloadReference,
  template: ClaimTemplate,
): ItemFact {
  const { name, labels = {}, annotations = {} } = template.metadata;
  return {
    ...claim,
    sizeBytes:
      claim.sizeBytes ??
      quantityToBytes(template.spec.resources?.requests?.storage),
    storageClass: claim.storageClass ?? template.spec.storageClassName,
    owner: claim.owner ?? workload.owner,
    labels: { ...withoutSecrets(labels), ...claim.labels },
    annotations: {
      ...withoutSecrets(pickAnnotations(annotations)),
      ...claim.annotations,
    },
    exemption:
      claim.exemption ??
      readExemption(
        annotations[OBJECT_ANNOTATIONS.exempt],
        `annotation ${OBJECT_ANNOTATIONS.exempt} on claim template ${name}`,
      ),
  };
}
