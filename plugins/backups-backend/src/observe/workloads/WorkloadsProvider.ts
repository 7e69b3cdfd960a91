import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  BackupsProvider,
  ClusterSnapshot,
  Fact,
  FindingFact,
  ItemFact,
  KubernetesObject,
  WorkloadFact,
  WorkloadReference,
  claimKey,
  describeObject,
  objectKey,
  objectsOf,
} from 'backstage-plugin-backups-node';
import { classifyVolume } from './classifyVolume';
import { claimFacts, pickAnnotations, readVolumes } from './claimFacts';
import { isToolOwned } from './isToolOwned';
import { ParsedWorkload, parseWorkload } from './parseWorkload';
import { quantityToBytes } from './quantityToBytes';
import { readExemption } from './readExemption';
import {
  PERSISTENT_VOLUMES,
  PERSISTENT_VOLUME_CLAIMS,
  WORKLOADS,
} from './workloadResources';

function referenceOf(
  cluster: string,
  object: KubernetesObject,
  workload?: ParsedWorkload,
): WorkloadReference {
  return {
    cluster,
    kind: object.kind ?? 'Workload',
    namespace: object.metadata.namespace,
    name: object.metadata.name,
    labels: {
      ...workload?.template.metadata?.labels,
      ...object.metadata.labels,
    },
    annotations: pickAnnotations(object.metadata.annotations ?? {}),
  };
}

/** Names of the volumes that at least one container may write to. */
function writableVolumes(workload: ParsedWorkload): Set<string> {
  const { containers = [], initContainers = [] } = workload.template.spec;
  return new Set(
    [...containers, ...initContainers]
      .flatMap(container => container.volumeMounts ?? [])
      .filter(mount => !mount.readOnly)
      .map(mount => mount.name),
  );
}

function malformed(cluster: string, object: KubernetesObject): FindingFact {
  const reference = referenceOf(cluster, object);
  return {
    type: 'finding',
    finding: {
      code: 'malformed-object',
      severity: 'advice',
      title: `${describeObject(reference)} could not be understood.`,
      detail:
        'It has not the shape of its kind, so what it writes to is not known.',
      causeKey: `malformed/${objectKey(reference)}`,
      evidence: [{ object: describeObject(reference), field: 'spec' }],
    },
    about: { object: reference, labels: reference.labels },
  };
}

/** Several claims may lead to one static NFS export: that is one item. */
function addClaim(
  items: Map<string, ItemFact>,
  claim: ItemFact,
  mountedBy: WorkloadReference,
): void {
  const item = items.get(claim.key) ?? claim;
  item.mountedBy.push(mountedBy);
  item.aliases = [...new Set([...item.aliases, ...claim.aliases])];
  items.set(claim.key, item);
}

function claimTemplateItem(
  cluster: string,
  object: KubernetesObject,
  workload: ParsedWorkload,
  template: ParsedWorkload['claimTemplates'][number],
  claims: ReadonlyMap<string, ItemFact>,
): ItemFact {
  const { namespace, name } = object.metadata;
  const templateName = template.metadata.name;
  const pattern = new RegExp(`^${templateName}-${name}-[0-9]+$`);
  const found = [...claims.values()].filter(
    claim => claim.namespace === namespace && pattern.test(claim.name),
  );
  const expected = Array.from({ length: workload.replicas }, (_, ordinal) =>
    claimKey(cluster, namespace, `${templateName}-${name}-${ordinal}`),
  );
  const [first] = found;
  return {
    type: 'item',
    key: `${objectKey(referenceOf(cluster, object))}/${templateName}`,
    kind: 'claim-template',
    cluster,
    namespace,
    name: `${templateName}-${name}`,
    sizeBytes:
      quantityToBytes(template.spec.resources?.requests?.storage) ??
      first?.sizeBytes,
    storageClass: template.spec.storageClassName ?? first?.storageClass,
    createdAt: first?.createdAt,
    labels: { ...template.metadata.labels, ...first?.labels },
    annotations: { ...template.metadata.annotations, ...first?.annotations },
    mountedBy: [],
    aliases: [...new Set([...found.map(claim => claim.key), ...expected])],
    failureDomain: first?.failureDomain,
    exemption:
      readExemption(
        template.metadata.annotations?.[OBJECT_ANNOTATIONS.exempt],
        `annotation ${OBJECT_ANNOTATIONS.exempt} on claim template ${templateName}`,
      ) ?? first?.exemption,
  };
}

/**
 * The built-in provider: what outlives a pod and is written to, and who mounts
 * it. It knows no backup tool.
 */
export class WorkloadsProvider implements BackupsProvider {
  readonly id = 'workloads';
  readonly title = 'Workloads and volumes';
  readonly apiGroups = ['', 'apps', 'batch'];
  readonly resources = [
    PERSISTENT_VOLUME_CLAIMS,
    PERSISTENT_VOLUMES,
    ...WORKLOADS,
  ];
  readonly #storageClasses: Record<string, { failureDomain?: string }>;

  constructor(options: {
    storageClasses: Record<string, { failureDomain?: string }>;
  }) {
    this.#storageClasses = options.storageClasses;
  }

  observeCluster(snapshot: ClusterSnapshot): Fact[] {
    const { cluster } = snapshot;
    const facts: Fact[] = [];
    const volumes = readVolumes(objectsOf(snapshot, PERSISTENT_VOLUMES));
    const claims = new Map<string, ItemFact>();
    const items = new Map<string, ItemFact>();
    for (const object of objectsOf(snapshot, PERSISTENT_VOLUME_CLAIMS)) {
      if (isToolOwned(object)) continue;
      const parsed = claimFacts(cluster, object, volumes, this.#storageClasses);
      if (parsed.malformed) facts.push(malformed(cluster, object));
      claims.set(
        claimKey(cluster, object.metadata.namespace, object.metadata.name),
        parsed.item,
      );
    }

    const mountedReadOnly = new Set<string>();
    const mounted = new Set<string>();
    for (const query of WORKLOADS) {
      for (const object of objectsOf(snapshot, query)) {
        this.#observeWorkload(cluster, object, {
          facts,
          claims,
          items,
          mounted,
          mountedReadOnly,
        });
      }
    }

    const inTemplates = new Set(
      [...items.values()].flatMap(item => item.aliases),
    );
    for (const [key, item] of claims) {
      const onlyRead = mountedReadOnly.has(key) && !mounted.has(key);
      if (inTemplates.has(key) || onlyRead || items.has(item.key)) continue;
      items.set(item.key, item);
    }
    return [...facts, ...items.values()];
  }

  #observeWorkload(
    cluster: string,
    object: KubernetesObject,
    into: {
      facts: Fact[];
      claims: Map<string, ItemFact>;
      items: Map<string, ItemFact>;
      mounted: Set<string>;
      mountedReadOnly: Set<string>;
    },
  ): void {
    let workload: ParsedWorkload;
    try {
      workload = parseWorkload(object);
    } catch {
      into.facts.push(malformed(cluster, object));
      into.facts.push({
        type: 'workload',
        workload: referenceOf(cluster, object),
        unclassifiedMounts: ['its pod template could not be read'],
      });
      return;
    }
    const reference = referenceOf(cluster, object, workload);
    const fact: WorkloadFact = {
      type: 'workload',
      workload: reference,
      unclassifiedMounts: [],
    };
    into.facts.push(fact);
    const writable = writableVolumes(workload);

    for (const template of workload.claimTemplates) {
      const item = claimTemplateItem(
        cluster,
        object,
        workload,
        template,
        into.claims,
      );
      item.mountedBy.push(reference);
      into.items.set(item.key, item);
    }
    for (const volume of workload.template.spec.volumes ?? []) {
      const volumeClass = classifyVolume(volume);
      const written = writable.has(volume.name);
      switch (volumeClass.kind) {
        case 'claim': {
          const key = claimKey(
            cluster,
            reference.namespace,
            volumeClass.claimName,
          );
          if (!written || volumeClass.readOnly) {
            into.mountedReadOnly.add(key);
            break;
          }
          into.mounted.add(key);
          const claim = into.claims.get(key);
          if (claim) addClaim(into.items, claim, reference);
          break;
        }
        case 'nfs':
          if (written && !volumeClass.readOnly) {
            this.#mountPath(
              into.items,
              cluster,
              'nfs-volume',
              `nfs:${volumeClass.server}:${volumeClass.path}`,
              `${volumeClass.server}:${volumeClass.path}`,
              `nfs:${volumeClass.server}`,
              reference,
            );
          }
          break;
        case 'host-path':
          if (written) {
            this.#mountPath(
              into.items,
              cluster,
              'host-path',
              `${cluster}/${reference.namespace ?? ''}/HostPath${
                volumeClass.path
              }`,
              volumeClass.path,
              undefined,
              reference,
            );
          }
          break;
        case 'unclassified':
          if (written)
            fact.unclassifiedMounts.push(
              `${volume.name} (${volumeClass.volumeType})`,
            );
          break;
        case 'passing':
          break;
        default: {
          const unplaced: never = volumeClass;
          throw new Error(`Volume class without a place: ${unplaced}`);
        }
      }
    }
  }

  #mountPath(
    items: Map<string, ItemFact>,
    cluster: string,
    kind: 'nfs-volume' | 'host-path',
    key: string,
    name: string,
    failureDomain: string | undefined,
    workload: WorkloadReference,
  ): void {
    const existing = items.get(key);
    if (existing) {
      existing.mountedBy.push(workload);
      return;
    }
    items.set(key, {
      type: 'item',
      key,
      kind,
      cluster,
      namespace: workload.namespace,
      name,
      labels: {},
      annotations: {},
      mountedBy: [workload],
      aliases: [],
      failureDomain,
    });
  }
}
