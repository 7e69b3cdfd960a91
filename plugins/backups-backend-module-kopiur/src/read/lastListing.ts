import type { ClusterSnapshot, Listing } from 'backstage-plugin-backups-node';

/**
 * Keeps the last answer of a listing that another provider needs: what could not
 * be read this time is as it was.
 *
 * @param key - of the listing, see `resourceKey`
 * @returns a function that gives a snapshot with that listing as it was last read
 */
export function withLastListing(
  key: string,
): (snapshot: ClusterSnapshot) => ClusterSnapshot {
  const answers = new Map<string, Listing>();
  return snapshot => {
    const { cluster, listings } = snapshot;
    const listing = listings.get(key);
    if (listing && listing.outcome !== 'unread') {
      answers.set(cluster, listing);
      return snapshot;
    }
    const known = answers.get(cluster);
    return listing && known
      ? { ...snapshot, listings: new Map([...listings, [key, known]]) }
      : snapshot;
  };
}
