import { redactText, redactUrl } from 'backstage-plugin-backups-node';
import { secretNameOf } from '../observe/secretNameOf';
import type { Mover } from '../observe/Mover';
import { mountedVolumesOf } from './mountedVolumesOf';

function backendsOf(mover: Mover): string[] {
  const volumes = mountedVolumesOf(mover).map(volume =>
    volume.kind === 'nfs'
      ? `nfs=${volume.server}:${volume.path ?? ''}`
      : `claim=${volume.claimName}`,
  );
  switch (mover.name) {
    case 'kopia':
    case 'restic':
      return volumes;
    case 'rclone':
      return [
        ...volumes,
        `remote=${mover.spec.rcloneConfigSection ?? ''}`,
        `path=${redactText(redactUrl(mover.spec.rcloneDestPath ?? ''))}`,
      ];
    case 'rsync':
    case 'rsyncTLS':
      return [...volumes, `address=${redactUrl(mover.spec.address ?? '')}`];
    case 'syncthing':
      return [
        ...volumes,
        ...(mover.spec.peers ?? []).map(
          peer => `peer=${redactUrl(peer?.address ?? '')}`,
        ),
      ];
    case 'external':
      return [`provider=${redactText(mover.spec.provider ?? '')}`];
    default: {
      const never: never = mover;
      return never;
    }
  }
}

/**
 * Tells one destination from another by what the source itself says: the method,
 * the name of its Secret and the places it names. What other objects say is left
 * out, so that an unread ExternalSecret does not make a new plan.
 */
export function fingerprintOf(mover: Mover): string {
  const secretName = secretNameOf(mover);
  return [
    mover.name,
    ...(secretName === undefined ? [] : [`secret=${secretName}`]),
    ...backendsOf(mover),
  ].join('|');
}
