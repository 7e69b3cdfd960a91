import { ItemFact } from 'backstage-plugin-backups-node';
import { SystemReach, UnreadSystem } from '../read/UnreadSystem';

/** Storage products by what stands in the names of their drivers and classes. */
const STORAGE_WORDS =
  /longhorn|trident|netapp|zfs|lvm|openebs|hostpath|local-?path|local-?storage|nfs|smb|ceph|rook|rbd|mayastor|linstor|piraeus|democratic|synology|truenas|freenas|topolvm|vsphere|ebs|efs|azure|gce|gke|pd-|hcloud|juicefs|seaweedfs|gluster|portworx|pxd|cstor|jiva/;

/** Whether volumes of one storage product hold the item; a driver that is not known may be any. */
function liesOn(product: string, item: ItemFact): boolean {
  if (item.driver !== undefined) return item.driver.includes(product);
  const { storageClass } = item;
  if (storageClass === undefined) return true;
  const name = storageClass.toLowerCase();
  // A class may be called anything; one that is called after another product is told apart.
  return name.includes(product) || name.match(STORAGE_WORDS) === null;
}

/** Whether an operator runs what the item belongs to, or seems to. */
function isRunBy(
  { group, products }: Extract<SystemReach, { kind: 'databases' }>,
  item: ItemFact,
): boolean {
  const labelled = [item, ...item.mountedBy].map(({ labels }) => labels);
  const owners = [item, ...item.mountedBy].flatMap(({ owner }) => owner ?? []);
  if (owners.some(owner => owner.group === group)) return true;
  const names = [item, ...item.mountedBy].flatMap(({ name }) => name);
  const marks = labelled.flatMap(labels => Object.entries(labels));
  if (marks.some(([label]) => label.startsWith(`${group}/`))) return true;
  const text = [...names, ...marks.map(([, value]) => value)]
    .join(' ')
    .toLowerCase();
  return products.some(product => text.includes(product));
}

/** @returns whether a system may hold a copy of an item: what is not known may be so */
export function mayCopy({ reach }: UnreadSystem, item: ItemFact): boolean {
  if (item.kind === 'dataset') return false;
  switch (reach.kind) {
    case 'volumes':
      return true;
    case 'storage':
      return (
        item.kind !== 'host-path' &&
        item.kind !== 'nfs-volume' &&
        liesOn(reach.product, item)
      );
    case 'databases':
      return item.kind !== 'database-cluster' && isRunBy(reach, item);
    default: {
      const unplaced: never = reach;
      throw new Error(`Reach without a place: ${JSON.stringify(unplaced)}`);
    }
  }
}
