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

/** A claim of a replica that another workload mounts, too, is no item of its own. */
export function foldIntoTemplates(items: Map<string, ItemFact>): void {
  for (const template of items.values()) {
    if (template.kind !== 'claim-template') continue;
    for (const alias of template.aliases) {
      const claim = items.get(alias);
      if (!claim) continue;
      template.mountedBy.push(...claim.mountedBy);
      items.delete(alias);
    }
  }
}
