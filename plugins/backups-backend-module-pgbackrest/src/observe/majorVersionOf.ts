import type { Cluster } from '../read/Cluster';

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
