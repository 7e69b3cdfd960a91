import type { Cluster } from '../read/Cluster';
import type { ClusterContext } from './ClusterContext';
import type { BackupRecord } from './recordsOf';

/** `ghcr.io/cloudnative-pg/postgresql:17.5-3-bookworm@sha256:…` */
const TAG = /:(\d{2})(?:[.-][^:/@]*)?(?:@.*)?$/;

/**
 * @returns the major version of PostgreSQL that a cluster's data are of; operators
 * before the first that upgrades them do not say, and there it is that of the image
 */
export function majorVersionOf({
  spec = {},
  status = {},
}: Cluster): number | undefined {
  const told = status.pgDataImageInfo?.majorVersion;
  if (told !== undefined) return told;
  const tag = TAG.exec(status.image ?? spec.imageName ?? '')?.[1];
  return tag === undefined ? spec.imageCatalogRef?.major : Number(tag);
}

/**
 * CloudNativePG upgrades a database in place since 1.26.0, and says of each backup
 * of which version it is since 1.26.2 and 1.27.1 (its pull request 8464). Where it
 * says so of one, a backup without was made by an operator of before.
 *
 * @param records - of the present place
 * @returns the version that its newest backup does not name; `undefined`: it is
 * told, or no operator here tells it
 */
export function untoldVersionOf(
  { status = {} }: Cluster,
  records: readonly BackupRecord[],
  { namesVersions }: Pick<ClusterContext, 'namesVersions'>,
): number | undefined {
  if (!namesVersions) return undefined;
  const newest = records
    .filter(
      record =>
        record.stage === 'finished' && record.claimed.outcome === 'succeeded',
    )
    .at(-1);
  return newest && newest.backup.value.status?.majorVersion === undefined
    ? status.pgDataImageInfo?.majorVersion
    : undefined;
}
