import type {
  Destination,
  ManifestObject,
} from 'backstage-plugin-backups-common';
import type { KopiaAccess } from './kopiaRepository';

/**
 * @returns the volume `authority` of a pod: the certificates that a storage is
 * trusted by
 *
 * @public
 */
export function authorityVolume({
  kind,
  name,
}: NonNullable<KopiaAccess['authority']>): ManifestObject {
  return {
    name: 'authority',
    ...(kind === 'configmap'
      ? { configMap: { name } }
      : { secret: { secretName: name } }),
  };
}

/**
 * @returns the volume `repository` of a pod, read-only; `undefined` where the
 * destination names no server and path of NFS
 *
 * @public
 */
export function sharedFolder(
  destination: Destination,
): ManifestObject | undefined {
  const { server, path } = destination;
  return server && path
    ? { name: 'repository', nfs: { server, path, readOnly: true } }
    : undefined;
}
