import type { ClusterContext } from './ClusterContext';

/** Source: `--default-backup-storage-location` of the Velero server. */
const USUAL = 'default';

/**
 * Where a Backup goes that names no location: to the one that is marked as
 * default, else to the one of that name.
 *
 * @param namespace - of Velero
 * @returns the name of a location
 */
export function defaultLocation(
  namespace: string | undefined,
  { locations }: ClusterContext,
): string {
  for (const { subject, value } of locations.values()) {
    if (
      value.spec?.default === true &&
      subject.object.namespace === namespace
    ) {
      return subject.object.name;
    }
  }
  return USUAL;
}
