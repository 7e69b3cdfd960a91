import type { Mover } from './Mover';

/**
 * @returns the field of a source that names the Secret of `secretNameOf`
 */
export function secretFieldOf(mover: Mover): string {
  switch (mover.name) {
    case 'kopia':
    case 'restic':
      return `spec.${mover.name}.repository`;
    case 'rclone':
      return 'spec.rclone.rcloneConfig';
    case 'rsync':
      return 'spec.rsync.sshKeys';
    case 'rsyncTLS':
      return 'spec.rsyncTLS.keySecret';
    case 'syncthing':
    case 'external':
      return `spec.${mover.name}`;
    default: {
      const never: never = mover;
      return never;
    }
  }
}
