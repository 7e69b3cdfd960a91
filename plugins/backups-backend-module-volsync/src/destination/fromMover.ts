import {
  describeObject,
  hostOf,
  recogniseEndpoint,
  redactText,
  redactUrl,
} from 'backstage-plugin-backups-node';
import type { Subject } from 'backstage-plugin-backups-node';
import type { Mover } from '../observe/Mover';
import type { DestinationHint } from './DestinationHint';

function fromAddress(source: string, address: string): DestinationHint {
  const server = hostOf(address);
  return {
    source,
    says: {
      type: 'host',
      server,
      ...(server === undefined ? {} : recogniseEndpoint(server)),
    },
  };
}

/**
 * Reads a destination from the mover's own settings, for movers that name it
 * there.
 */
export function fromMover(
  mover: Mover,
  subject: Subject,
): DestinationHint | undefined {
  const source = `spec.${mover.name} of ${describeObject(subject.object)}`;
  switch (mover.name) {
    case 'rclone': {
      const { rcloneConfigSection, rcloneDestPath } = mover.spec;
      return {
        source,
        says: {
          type: 'rclone',
          label: rcloneConfigSection
            ? `rclone remote ${rcloneConfigSection}`
            : undefined,
          // A connection string may hold keys: `:s3,access_key_id=…:bucket`.
          path: rcloneDestPath
            ? redactText(redactUrl(rcloneDestPath))
            : undefined,
        },
      };
    }
    case 'rsync':
      return {
        source,
        says: {
          ...(mover.spec.address
            ? fromAddress(source, mover.spec.address).says
            : { type: 'host' }),
          path: mover.spec.path,
        },
      };
    case 'rsyncTLS':
      return mover.spec.address
        ? fromAddress(source, mover.spec.address)
        : { source, says: { type: 'host' } };
    case 'syncthing': {
      const addresses = (mover.spec.peers ?? [])
        .map(peer => peer?.address)
        .filter(address => address !== undefined && address !== '');
      return {
        source,
        says: {
          ...(addresses.length === 1 && addresses[0]
            ? fromAddress(source, addresses[0]).says
            : {}),
          type: 'peer',
          label: 'Syncthing peers',
        },
      };
    }
    case 'external':
      return mover.spec.provider
        ? { source, says: { label: sentence(mover.spec.provider) } }
        : undefined;
    case 'kopia':
    case 'restic':
      return undefined;
    default: {
      const never: never = mover;
      return never;
    }
  }
}

function sentence(provider: string): string {
  return redactText(provider);
}
