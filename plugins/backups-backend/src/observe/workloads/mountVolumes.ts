import {
  ItemFact,
  WorkloadReference,
  claimKey,
} from 'backstage-plugin-backups-node';
import { VolumeClass } from './classifyVolume';
import { addClaim } from './mergeItems';
import { mountsOf } from './mountsOf';
import { ParsedWorkload } from './parseWorkload';
import {
  ClaimsOfReplicas,
  claimsOfTemplate,
  withTemplate,
} from './replicaClaims';

/** What workloads mount, gathered from one after the other. */
export interface Mounted {
  /** By their keys. */
  items: Map<string, ItemFact>;
  /** Keys of claims that one may write to. */
  claims: Set<string>;
  /** Keys of claims that one only reads. */
  claimsReadOnly: Set<string>;
}

/** The claims of a cluster, for what mounts them. */
export interface KnownClaims {
  /** @returns the item of a claim, listed or not; `undefined` for one of a tool */
  claimOf(namespace: string | undefined, name: string): ItemFact | undefined;
  replicas: ClaimsOfReplicas;
  allListed: boolean;
}

/** Adds the claims that a workload makes for each of its replicas. */
export function mountTemplates(
  workload: ParsedWorkload,
  reference: WorkloadReference,
  { claimOf, replicas, allListed }: KnownClaims,
  mounted: Mounted,
): void {
  for (const template of workload.claimTemplates) {
    for (const replica of claimsOfTemplate(
      reference,
      workload,
      template,
      replicas,
      allListed,
    )) {
      const claim = claimOf(reference.namespace, replica.name);
      if (!claim) continue;
      mounted.claims.add(replica.key);
      const known = mounted.items.get(claim.key) ?? claim;
      const item = withTemplate(known, reference, template);
      mounted.items.set(item.key, item);
      addClaim(
        mounted.items,
        item,
        replica.scaledAway ? { ...reference, scaledAway: true } : reference,
      );
    }
  }
}

/**
 * Adds what a workload mounts and may write to.
 *
 * @returns the mounts of which it is not known what they are, in words
 */
export function mountVolumes(
  volumes: readonly { name: string; volumeClass: VolumeClass }[],
  mounts: ReturnType<typeof mountsOf>,
  reference: WorkloadReference,
  claimOf: KnownClaims['claimOf'],
  mounted: Mounted,
): string[] {
  const { cluster, namespace } = reference;
  const unclassified: string[] = [];
  for (const { name: volume, volumeClass } of volumes) {
    const written = mounts.written.has(volume);
    switch (volumeClass.kind) {
      case 'claim': {
        const key = claimKey(cluster, namespace, volumeClass.claimName);
        if (!written || volumeClass.readOnly) {
          if (written || mounts.read.has(volume)) {
            mounted.claimsReadOnly.add(key);
          }
          break;
        }
        mounted.claims.add(key);
        const claim = claimOf(namespace, volumeClass.claimName);
        if (claim) addClaim(mounted.items, claim, reference);
        break;
      }
      case 'nfs':
        if (written && !volumeClass.readOnly) {
          const { server, path } = volumeClass;
          mountPath(mounted.items, reference, {
            key: `nfs:${server}:${path}`,
            kind: 'nfs-volume',
            name: `${server}:${path}`,
            failureDomain: `nfs:${server}`,
            folder: { servers: [server], path },
          });
        }
        break;
      case 'host-path':
        if (written) {
          mountPath(mounted.items, reference, {
            key: `${cluster}/${namespace ?? ''}/HostPath${volumeClass.path}`,
            kind: 'host-path',
            name: volumeClass.path,
            failureDomain: undefined,
            folder: undefined,
          });
        }
        break;
      case 'unclassified':
        if (written) unclassified.push(`${volume} (${volumeClass.volumeType})`);
        break;
      case 'passing':
        break;
      default: {
        const unplaced: never = volumeClass;
        throw new Error(`Volume class without a place: ${unplaced}`);
      }
    }
  }
  return unclassified;
}

function mountPath(
  items: Map<string, ItemFact>,
  workload: WorkloadReference,
  path: Pick<ItemFact, 'key' | 'kind' | 'name' | 'failureDomain' | 'folder'>,
): void {
  const existing = items.get(path.key);
  if (existing) {
    existing.mountedBy.push(workload);
    return;
  }
  items.set(path.key, {
    type: 'item',
    cluster: workload.cluster,
    namespace: workload.namespace,
    labels: {},
    annotations: {},
    mountedBy: [workload],
    aliases: [],
    ...path,
  });
}
