import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  ItemFact,
  WorkloadReference,
  claimKey,
  objectKey,
  quantityToBytes,
  readExemption,
  withoutSecrets,
} from 'backstage-plugin-backups-node';
import { pickAnnotations } from './claimFacts';
import { ClaimTemplate, ParsedWorkload } from './parseWorkload';

/** Claims that a StatefulSet may have made, by their keys without the ordinal at the end. */
export type ClaimsOfReplicas = ReadonlyMap<
  string,
  readonly (readonly [key: string, claim: ItemFact])[]
>;

/** @param claims - every claim of the cluster, by key */
export function claimsOfReplicas(
  claims: ReadonlyMap<string, ItemFact>,
): ClaimsOfReplicas {
  const replicas = new Map<string, (readonly [string, ItemFact])[]>();
  for (const entry of claims) {
    const prefix = /^(.*-)[0-9]+$/.exec(entry[0])?.[1];
    if (prefix === undefined) continue;
    const known = replicas.get(prefix);
    if (known) known.push(entry);
    else replicas.set(prefix, [entry]);
  }
  return replicas;
}

/**
 * The claims of all replicas are one item.
 *
 * @param workload - the StatefulSet
 */
export function claimTemplateItem(
  workload: WorkloadReference,
  replicas: ParsedWorkload['replicas'],
  template: ClaimTemplate,
  claims: ClaimsOfReplicas,
): ItemFact {
  const { cluster, namespace, name } = workload;
  const templateName = template.metadata.name;
  const prefix = `${templateName}-${name}-`;
  const found = claims.get(claimKey(cluster, namespace, prefix)) ?? [];
  const expected = Array.from({ length: replicas }, (_, ordinal) =>
    claimKey(cluster, namespace, `${prefix}${ordinal}`),
  );
  const first = found.at(0)?.[1];
  return {
    type: 'item',
    key: `${objectKey(workload)}/${templateName}`,
    kind: 'claim-template',
    cluster,
    namespace,
    name: `${templateName}-${name}`,
    sizeBytes:
      quantityToBytes(template.spec.resources?.requests?.storage) ??
      first?.sizeBytes,
    storageClass: template.spec.storageClassName ?? first?.storageClass,
    driver: first?.driver,
    owner: first?.owner ?? workload.owner,
    createdAt: first?.createdAt,
    labels: {
      ...withoutSecrets(template.metadata.labels ?? {}),
      ...first?.labels,
    },
    annotations: {
      ...withoutSecrets(pickAnnotations(template.metadata.annotations ?? {})),
      ...first?.annotations,
    },
    mountedBy: [workload],
    aliases: [...new Set([...found.map(([key]) => key), ...expected])],
    failureDomain: first?.failureDomain,
    exemption:
      readExemption(
        template.metadata.annotations?.[OBJECT_ANNOTATIONS.exempt],
        `annotation ${OBJECT_ANNOTATIONS.exempt} on claim template ${templateName}`,
      ) ?? first?.exemption,
  };
}
