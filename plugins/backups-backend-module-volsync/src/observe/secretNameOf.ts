import type { Mover } from './Mover';

/**
 * @returns the name of the Secret that leads a mover to where it writes; the
 * Secret itself is never read. `undefined` where there is none.
 */
export function secretNameOf(mover: Mover): string | undefined {
  switch (mover.name) {
    case 'kopia':
    case 'restic':
      return mover.spec.repository || undefined;
    case 'rclone':
      return mover.spec.rcloneConfig || undefined;
    case 'rsync':
      return mover.spec.sshKeys || undefined;
    case 'rsyncTLS':
      return mover.spec.keySecret || undefined;
    case 'syncthing':
    case 'external':
      return undefined;
    default: {
      const never: never = mover;
      return never;
    }
  }
}
