import type { Exemption, ItemKind } from 'backstage-plugin-backups-common';
import type { CustomOwner } from './ObjectReference';
import type { WorkloadReference } from './WorkloadFact';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * Something that outlives a pod and is written to.
 *
 * @public
 */
export interface ItemFact {
  type: 'item';
  /** Unique in the estate, see `itemKey`. */
  key: string;
  kind: ItemKind;
  cluster: string;
  namespace?: string;
  name: string;
  sizeBytes?: number;
  storageClass?: string;
  /** What provides its volume: `driver.longhorn.io`, `nfs`; absent: not known. */
  driver?: string;
  /** The custom resource that made it; absent: none did, or nothing says so. */
  owner?: CustomOwner;
  createdAt?: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  mountedBy: WorkloadReference[];
  /** Keys of the claims that lead to one export; a plan of any of them is a plan of this item. */
  aliases: string[];
  /** What breaks together with it; `undefined`: not known. */
  failureDomain?: string;
  /** Nothing lists it: a plan names it, and its copies may be all that is left. Set by the pipeline. */
  missing?: true;
  /** What it lies on could not be read: it may lie where its copies do. */
  placeUnread?: true;
  /**
   * What fills it when it is made again, by its own manifest: another object, or
   * `nothing`. Absent: not known.
   */
  filledFrom?: 'nothing' | FillingObject;
  /** What becomes of its volume when it is deleted; absent: not known. */
  whenDeleted?: 'volume-goes' | 'volume-stays';
  /** Where it lies on a file server: it meets plans that copy a folder there. */
  folder?: ServerFolder;
  /** Where it lies on a node of its cluster: `/opt/local-path-provisioner/pvc-1`. */
  nodePath?: string;
  exemption?: Exemption;
  /** What is in it and may belong to another app: the databases of a cluster. */
  parts?: ItemPart[];
  /** Configurations that name it: they suggest who uses it, and link nothing. */
  mentions?: ItemMention[];
}

/**
 * What a claim names as its data source: `ReplicationDestination radarr-dst` of
 * `volsync.backube`.
 *
 * @public
 */
export interface FillingObject {
  /** API group; empty: Kubernetes' own. */
  group: string;
  kind: string;
  name: string;
}

/**
 * A folder that a file server exports, or that lives on it.
 *
 * @public
 */
export interface ServerFolder {
  /** Names and addresses by which the server is known; hosts, without ports. */
  servers: string[];
  /** Absolute path on the server: `/mnt/storage0/media`. */
  path: string;
}

/**
 * Something inside an item that may have an owner of its own, as a database in
 * a cluster of databases has.
 *
 * @public
 */
export interface ItemPart {
  /** As the item calls it. */
  name: string;
  /** What tells of it, for sentences: `Database database/affine`. */
  described: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/**
 * A configuration that names an item, for instance by the host of a database. It
 * suggests who uses the item; it never links anything.
 *
 * @public
 */
export interface ItemMention {
  /** The object, for sentences: `ExternalSecret downloads/radarr`. */
  described: string;
  /** Name of the object. */
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The Secret that is made from it: who uses that uses the item. */
  secret?: { namespace?: string; name: string };
  /** The host by which it names the item. */
  host: string;
  /** What of the item it names: databases. Empty: it does not say. */
  parts: string[];
}

/**
 * @returns the key of a claim, which is also how plans point to it
 *
 * @public
 */
export function claimKey(
  cluster: string,
  namespace: string | undefined,
  name: string,
): string {
  return `${cluster}/${namespace ?? ''}/PersistentVolumeClaim/${name}`;
}
