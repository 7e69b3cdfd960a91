import { redactUrl } from 'backstage-plugin-backups-node';
import type { Mover } from '../observe/Mover';

/** A volume that a source mounts into its mover. */
export type MountedVolume = {
  /** Field of the source that says so. */
  field: string;
  /** Where the mover finds it. */
  mountedAt: string;
} & (
  | { kind: 'nfs'; server: string; path: string | undefined }
  | { kind: 'claim'; claimName: string }
);

/**
 * Volumes that could hold a repository, in their order. Mounted Secrets cannot.
 * Source: CRD, `MoverVolume`: mounted under `/mnt/<mountPath>`.
 */
export function mountedVolumesOf(mover: Mover): MountedVolume[] {
  if (mover.name === 'rsync' || mover.name === 'external') return [];
  const volumes: MountedVolume[] = [];
  for (const [index, entry] of (mover.spec.moverVolumes ?? []).entries()) {
    const name = (entry?.mountPath ?? '')
      .replace(/^\/?mnt\//, '')
      .replace(/^\/+|\/+$/g, '');
    const place = {
      field: `spec.${mover.name}.moverVolumes[${index}]`,
      mountedAt: `/mnt/${name}`,
    };
    const nfs = entry?.volumeSource?.nfs;
    const claimName = entry?.volumeSource?.persistentVolumeClaim?.claimName;
    if (nfs?.server) {
      volumes.push({
        ...place,
        kind: 'nfs',
        server: redactUrl(nfs.server),
        path: nfs.path || undefined,
      });
    } else if (claimName) {
      volumes.push({ ...place, kind: 'claim', claimName });
    }
  }
  if (mover.name === 'kopia' && mover.spec.repositoryPVC) {
    // Older releases of the fork.
    volumes.push({
      field: 'spec.kopia.repositoryPVC',
      mountedAt: '/kopia/repository',
      kind: 'claim',
      claimName: mover.spec.repositoryPVC,
    });
  }
  return volumes;
}
