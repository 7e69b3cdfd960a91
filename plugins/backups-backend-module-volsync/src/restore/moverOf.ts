import type { ManifestObject } from 'backstage-plugin-backups-common';
import type { RestoreValue, RestoreVolume } from './RestoreValue';

function volumeOf({ mountPath, nfs, claimName, secretName }: RestoreVolume) {
  return {
    mountPath,
    volumeSource: {
      nfs: nfs && { server: nfs.server, path: nfs.path },
      persistentVolumeClaim: claimName ? { claimName } : undefined,
      secret: secretName ? { secretName } : undefined,
    },
  };
}

/**
 * Whose snapshots are read. An overridden user or host must be repeated, for a
 * `sourceIdentity` ignores both; VolSync takes them only together.
 */
function identityFields(value: RestoreValue): ManifestObject {
  const { username, hostname, sourcePathOverride, identity } = value;
  const sourceIdentity = {
    sourceName: value.sourceName,
    sourceNamespace: value.sourceNamespace,
    sourcePathOverride: sourcePathOverride || undefined,
  };
  if (!username && !hostname) return { sourceIdentity };
  const [, user, host] = /^(.*?)@([^:]*):/.exec(identity ?? '') ?? [];
  return {
    username: username || user,
    hostname: hostname || host,
  };
}

/**
 * A mover reads a path of its own only from a `sourceIdentity` without a host
 * name beside it (perfectra1n/volsync, mover/kopia/builder.go): with both, it
 * would look below `/data`, find nothing, and call that a success.
 *
 * @returns whether a ReplicationDestination can name the snapshots of a source
 */
export function canNameSnapshots(value: RestoreValue): boolean {
  const { mover, username, hostname, sourcePathOverride } = value;
  return !(mover === 'kopia' && sourcePathOverride && (username || hostname));
}

/** Movers that a ReplicationDestination can restore with. */
export const RESTORING_MOVERS = ['kopia', 'restic', 'rclone'] as const;

/** @see {@link RESTORING_MOVERS} */
export type RestoringMover = (typeof RESTORING_MOVERS)[number];

/** @returns whether a mover keeps something that can be restored from here */
export function restores(mover: string): mover is RestoringMover {
  return (RESTORING_MOVERS as readonly string[]).includes(mover);
}

/**
 * What a ReplicationDestination must repeat of its source to read the same
 * repository as the same user. Deletion of files is never asked for: the mover
 * empties the volume before it looks for a snapshot.
 *
 * @param restoreAsOf - RFC 3339 in UTC: the Kopia mover compares it as text
 */
export function moverOf(
  value: RestoreValue & { mover: RestoringMover },
  target: ManifestObject,
  restoreAsOf: string,
): ManifestObject {
  const shared: ManifestObject = {
    ...target,
    moverSecurityContext: value.moverSecurityContext as
      | ManifestObject
      | undefined,
    moverServiceAccount: value.moverServiceAccount,
    moverVolumes: value.moverVolumes?.map(volumeOf),
  };
  const customCA = value.customCA && { ...value.customCA };
  const cache: ManifestObject = {
    cacheCapacity: value.cacheCapacity,
    cacheStorageClassName: value.cacheStorageClassName,
    cacheAccessModes: value.cacheAccessModes,
    cleanupCachePVC: true,
  };
  switch (value.mover) {
    case 'kopia':
      return {
        repository: value.repositorySecret,
        ...identityFields(value),
        restoreAsOf,
        ...shared,
        ...cache,
        customCA,
      };
    case 'restic':
      return {
        repository: value.repositorySecret,
        restoreAsOf,
        ...shared,
        ...cache,
        customCA,
      };
    case 'rclone':
      return {
        rcloneConfig: value.repositorySecret,
        rcloneConfigSection: value.rcloneConfigSection,
        rcloneDestPath: value.rcloneDestPath,
        ...shared,
        customCA,
      };
    default: {
      const unplaced: never = value.mover;
      throw new TypeError(`Cannot restore with ${unplaced}`);
    }
  }
}
