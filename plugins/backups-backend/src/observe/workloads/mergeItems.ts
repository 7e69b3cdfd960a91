import { ItemFact, WorkloadReference } from 'backstage-plugin-backups-node';

/** Several claims may lead to one static NFS export: that is one item. */
export function addClaim(
  items: Map<string, ItemFact>,
  claim: ItemFact,
  mountedBy?: WorkloadReference,
): void {
  const item = items.get(claim.key) ?? claim;
  if (mountedBy) item.mountedBy.push(mountedBy);
  item.aliases = [...new Set([...item.aliases, ...claim.aliases])];
  items.set(claim.key, item);
}
