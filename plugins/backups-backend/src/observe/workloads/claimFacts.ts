import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  ItemFact,
  KubernetesObject,
  ServerFolder,
  claimKey,
  perObject,
  quantityToBytes,
  readExemption,
  redactText,
  redactUrl,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { cleanPath } from './classifyVolume';
import { customOwner } from './customOwner';

const quantity = z.union([z.string(), z.number()]).optional();
const dataSource = z.looseObject({
  apiGroup: z.string().nullish(),
  kind: z.string(),
  name: z.string(),
});
const claimSpec = z
  .object({
    storageClassName: z.string().optional(),
    volumeName: z.string().optional(),
    dataSource: z.unknown().optional(),
    dataSourceRef: z.unknown().optional(),
    resources: z
      .object({ requests: z.object({ storage: quantity }).loose().optional() })
      .loose()
      .optional(),
  })
  .loose();
const claimStatus = z
  .object({ capacity: z.object({ storage: quantity }).loose().optional() })
  .loose();
const volumeSpec = z
  .object({
    persistentVolumeReclaimPolicy: z.string().optional(),
    nfs: z.object({ server: z.string(), path: z.string() }).loose().optional(),
    hostPath: z.object({ path: z.string() }).loose().optional(),
    local: z.object({ path: z.string() }).loose().optional(),
    csi: z
      .object({
        driver: z.string().optional(),
        volumeAttributes: z.record(z.string(), z.string()).optional(),
      })
      .loose()
      .optional(),
  })
  .loose();

/** What a PersistentVolume tells about where a claim's data lives. */
export interface VolumePlace {
  /** A static export: the item is known by server and path. */
  staticNfs?: { server: string; path: string };
  server?: string;
  /** Name of the CSI driver, or the kind of volume: `nfs`. */
  driver?: string;
  /** Where it lies on the server, whoever made it. */
  folder?: ServerFolder;
  /** Where it lies on a node. */
  nodePath?: string;
  /** Of the volume: what becomes of it when its claim is deleted. */
  whenDeleted?: ItemFact['whenDeleted'];
}

/** Source: `persistentVolumeReclaimPolicy`; Recycle wipes a volume. */
function fateOf(policy: string | undefined): ItemFact['whenDeleted'] {
  switch (policy) {
    case 'Retain':
      return 'volume-stays';
    case 'Delete':
    case 'Recycle':
      return 'volume-goes';
    default:
      return undefined;
  }
}

/** @returns what fills a claim that is made again as it is; see `ItemFact.filledFrom` */
function fillingOf(
  spec: Partial<z.infer<typeof claimSpec>>,
  wasRead: boolean,
): ItemFact['filledFrom'] {
  const source = spec.dataSourceRef ?? spec.dataSource;
  if (source === undefined || source === null) {
    return wasRead ? 'nothing' : undefined;
  }
  const named = dataSource.safeParse(source);
  return named.success
    ? {
        group: sentenceOf(named.data.apiGroup ?? ''),
        kind: sentenceOf(named.data.kind),
        name: sentenceOf(named.data.name),
      }
    : undefined;
}

/**
 * Volumes of the NFS CSI drivers say the export, and the folder in it that is
 * theirs. Source: parameters of `nfs.csi.k8s.io`, volume context of
 * democratic-csi.
 */
function csiFolder(
  attributes: Record<string, string> | undefined,
): ServerFolder | undefined {
  const { server, share, subdir = '' } = attributes ?? {};
  if (!server || !share?.startsWith('/')) return undefined;
  return {
    servers: [redactUrl(server)],
    path: subdir === '' ? share : `${share.replace(/\/+$/, '')}/${subdir}`,
  };
}

const placeOf = perObject((object): VolumePlace | undefined => {
  const parsed = volumeSpec.safeParse(object.spec);
  if (!parsed.success) return undefined;
  const { nfs, csi, hostPath, local, persistentVolumeReclaimPolicy } =
    parsed.data;
  const whenDeleted = fateOf(persistentVolumeReclaimPolicy);
  const server = redactUrl(nfs?.server ?? csi?.volumeAttributes?.server ?? '');
  if (nfs) {
    return {
      staticNfs: { server, path: cleanPath(nfs.path) },
      server,
      driver: 'nfs',
      whenDeleted,
      folder: { servers: [server], path: cleanPath(nfs.path) },
    };
  }
  const nodePath = (local ?? hostPath)?.path;
  if (nodePath !== undefined) {
    return { nodePath: cleanPath(nodePath), whenDeleted };
  }
  if (!server && !csi?.driver) return whenDeleted && { whenDeleted };
  return {
    server: server || undefined,
    driver: csi?.driver,
    whenDeleted,
    folder: server ? csiFolder(csi?.volumeAttributes) : undefined,
  };
});

/** Who made its volume, as the volume controller writes on each claim that it serves. */
function provisionerOf(
  annotations: Record<string, string>,
): string | undefined {
  return (
    annotations['volume.kubernetes.io/storage-provisioner'] ??
    annotations['volume.beta.kubernetes.io/storage-provisioner']
  );
}

/** @returns places by the name of the PersistentVolume; what is malformed is left out */
export function readVolumes(
  objects: KubernetesObject[],
): Map<string, VolumePlace> {
  const places = new Map<string, VolumePlace>();
  for (const object of objects) {
    const place = placeOf(object);
    if (place) places.set(object.metadata.name, place);
  }
  return places;
}

/**
 * @param volumes - `undefined`: PersistentVolumes were not read
 * @returns the item a claim is. Where its spec is malformed the item keeps
 * what is certain: that it exists.
 */
export function claimFacts(
  cluster: string,
  object: KubernetesObject,
  volumes: ReadonlyMap<string, VolumePlace> | undefined,
  storageClasses: Record<string, { failureDomain?: string }>,
): { item: ItemFact; malformed: boolean } {
  const { name, namespace, labels = {}, annotations = {} } = object.metadata;
  const key = claimKey(cluster, namespace, name);
  const parsed = claimSpec.safeParse(object.spec ?? {});
  const spec: Partial<z.infer<typeof claimSpec>> = parsed.success
    ? parsed.data
    : {};
  const status = claimStatus.safeParse(object.status ?? {});
  const place = volumes?.get(spec.volumeName ?? '');
  // It may be an export of the very place its copies go to.
  const placeUnread =
    volumes === undefined && spec.volumeName !== undefined ? true : undefined;
  const created = Date.parse(object.metadata.creationTimestamp ?? '');
  const storageClass = spec.storageClassName || undefined;
  const server = place?.server;
  const configured = storageClass
    ? storageClasses[storageClass]?.failureDomain
    : undefined;
  const byClass =
    storageClass && !placeUnread
      ? `storage-class:${cluster}/${storageClass}`
      : undefined;
  return {
    malformed: !parsed.success,
    item: {
      type: 'item',
      key: place?.staticNfs
        ? `nfs:${place.staticNfs.server}:${place.staticNfs.path}`
        : key,
      kind: place?.staticNfs ? 'nfs-volume' : 'persistent-volume-claim',
      cluster,
      namespace,
      name: place?.staticNfs
        ? `${place.staticNfs.server}:${place.staticNfs.path}`
        : name,
      sizeBytes:
        quantityToBytes(
          status.success ? status.data.capacity?.storage : undefined,
        ) ?? quantityToBytes(spec.resources?.requests?.storage),
      storageClass,
      driver: place?.driver ?? provisionerOf(annotations),
      owner: customOwner(object),
      createdAt: Number.isNaN(created) ? undefined : Math.floor(created / 1000),
      labels,
      annotations: pickAnnotations(annotations),
      mountedBy: [],
      aliases: place?.staticNfs ? [key] : [],
      failureDomain: configured ?? (server ? `nfs:${server}` : byClass),
      placeUnread: configured === undefined ? placeUnread : undefined,
      folder: place?.folder,
      nodePath: place?.nodePath,
      filledFrom: fillingOf(spec, parsed.success && object.spec !== undefined),
      whenDeleted: place?.whenDeleted,
      exemption: readExemption(
        annotations[OBJECT_ANNOTATIONS.exempt],
        `annotation ${OBJECT_ANNOTATIONS.exempt} on PersistentVolumeClaim ${namespace}/${name}`,
      ),
    },
  };
}

/** Annotations that matching reads; the rest may hold anything and is not kept. */
export function pickAnnotations(
  annotations: Record<string, string>,
): Record<string, string> {
  const kept = [
    OBJECT_ANNOTATIONS.entity,
    OBJECT_ANNOTATIONS.acceptSmaller,
    OBJECT_ANNOTATIONS.exempt,
    'argocd.argoproj.io/tracking-id',
    'meta.helm.sh/release-name',
  ];
  return Object.fromEntries(
    kept.flatMap(name =>
      annotations[name] === undefined
        ? []
        : // Its reason is free text.
          [
            [
              name,
              name === OBJECT_ANNOTATIONS.exempt
                ? redactText(annotations[name])
                : annotations[name],
            ],
          ],
    ),
  );
}
