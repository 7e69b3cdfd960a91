import {
  KubernetesObject,
  ResourceQuery,
  ServiceFact,
  WorkloadReference,
  hostOf,
  objectKey,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';

/** Annotations by which people give a service its address or its name. */
const ADDRESS_ANNOTATIONS = [
  'external-dns.alpha.kubernetes.io/hostname',
  'external-dns.alpha.kubernetes.io/internal-hostname',
  'io.cilium/lb-ipam-ips',
  'lbipam.cilium.io/ips',
  'metallb.io/loadBalancerIPs',
  'metallb.universe.tf/loadBalancerIPs',
  'kube-vip.io/loadbalancerIPs',
];

function project({ apiVersion, kind, metadata, ...rest }: KubernetesObject) {
  const { name, namespace, annotations = {} } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      annotations: Object.fromEntries(
        ADDRESS_ANNOTATIONS.flatMap(key =>
          annotations[key] === undefined ? [] : [[key, annotations[key]]],
        ),
      ),
    },
    spec: rest.spec,
    status: rest.status,
  };
}

/** By a service an endpoint in the cluster is followed to the volumes that it stands on. */
export const SERVICES: ResourceQuery = {
  group: '',
  versions: ['v1'],
  plural: 'services',
  kind: 'Service',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  project,
};

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
const service = z.object({
  spec: z.object({
    type: text,
    selector: z.record(z.string(), z.string()).optional().catch(undefined),
    clusterIP: text,
    clusterIPs: texts,
    externalIPs: texts,
    externalName: text,
    loadBalancerIP: text,
    ports: z
      .array(z.object({ nodePort: z.number().optional().catch(undefined) }))
      .optional()
      .catch(undefined),
  }),
  status: z
    .object({
      loadBalancer: z
        .object({
          ingress: z
            .array(z.object({ ip: text, hostname: text }))
            .optional()
            .catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Workloads with the labels of their pods, which a service selects by. */
export type SelectableWorkload = readonly [
  reference: WorkloadReference,
  podLabels: Readonly<Record<string, string>>,
];

/**
 * @param workloads - of the cluster
 * @returns what a service is called and reached by, and what it leads to;
 * `undefined` where it has not the shape of one
 */
export function serviceFact(
  cluster: string,
  object: KubernetesObject,
  workloads: readonly SelectableWorkload[],
): ServiceFact | undefined {
  const parsed = service.safeParse({ ...object, spec: object.spec ?? {} });
  if (!parsed.success) return undefined;
  const { spec, status } = parsed.data;
  const { namespace, name, annotations = {} } = object.metadata;
  const selector = Object.entries(spec.selector ?? {});
  const addresses = [
    spec.clusterIP,
    ...(spec.clusterIPs ?? []),
    ...(spec.externalIPs ?? []),
    spec.loadBalancerIP,
    ...(status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => [
      ip,
      hostname,
    ]),
    ...Object.values(annotations).flatMap(value => value.split(',')),
  ].flatMap(address => hostOf(address ?? '') ?? []);
  return {
    type: 'service',
    object: { cluster, kind: 'Service', namespace, name },
    addresses: [...new Set(addresses)].filter(address => address !== 'none'),
    // Kubernetes gives a load balancer ports of nodes, too; its author did not ask for them.
    ...(spec.type === 'NodePort' && {
      nodePorts: (spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? []),
    }),
    externalName:
      spec.type === 'ExternalName' && spec.externalName
        ? hostOf(spec.externalName)
        : undefined,
    leadsTo:
      selector.length === 0
        ? []
        : workloads
            .filter(
              ([reference, labels]) =>
                reference.namespace === namespace &&
                selector.every(([key, value]) => labels[key] === value),
            )
            .map(([reference]) => objectKey(reference)),
  };
}
