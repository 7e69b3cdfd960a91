import { KubernetesObject } from 'backstage-plugin-backups-node';

/** Names that VolSync and volume populators give to their own claims. */
const TOOL_NAMES = [
  /^volsync-(src|dst)-.+-cache$/,
  /^volsync-.+-(src|dst|dest|cache)$/,
  /^vs-prime-/,
  /^prime-[0-9a-f]{8}-[0-9a-f-]+$/,
];

const TOOL_OWNERS = new Set([
  'ReplicationSource',
  'ReplicationDestination',
  'KopiaMaintenance',
]);

/**
 * @returns whether a claim is a cache, a clone or a database instance that a
 * backup tool or operator owns, and so no item
 */
export function isToolOwned(claim: KubernetesObject): boolean {
  const { name, labels = {}, ownerReferences = [] } = claim.metadata;
  return (
    TOOL_NAMES.some(pattern => pattern.test(name)) ||
    labels['app.kubernetes.io/created-by'] === 'volsync' ||
    labels['cnpg.io/cluster'] !== undefined ||
    ownerReferences.some(
      owner =>
        TOOL_OWNERS.has(owner.kind ?? '') ||
        owner.apiVersion?.startsWith('postgresql.cnpg.io/'),
    )
  );
}
