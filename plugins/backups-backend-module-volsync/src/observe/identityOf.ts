import type { Mover } from './Mover';

/** Source: `mover/kopia/builder.go` of the fork. */
const FALLBACK_NAME = 'volsync-default';
const MAXIMUM_USERNAME_LENGTH = 50;

/** Where the mover mounts the volume: `DATA_DIR` of both entry scripts. */
export const DATA_PATH = '/data';

/**
 * User name of a Kopia snapshot: the name given, or the object's own with
 * everything but letters, digits, `-` and `_` dropped (so dots vanish).
 */
export function kopiaUsername(
  override: string | undefined,
  objectName: string,
): string {
  if (override) return override;
  const valid = objectName
    .replace(/[^A-Za-z0-9_-]/g, '')
    .replace(/^[-_]+|[-_]+$/g, '');
  return valid === '' ? FALLBACK_NAME : valid.slice(0, MAXIMUM_USERNAME_LENGTH);
}

/**
 * Host name of a Kopia snapshot: the name given, or the namespace with `_` turned
 * into `-`; dots stay. The object's name only stands in for an empty namespace.
 */
export function kopiaHostname(
  override: string | undefined,
  namespace: string | undefined,
  objectName: string,
): string {
  if (override) return override;
  for (const candidate of [namespace ?? '', objectName]) {
    const valid = candidate
      .replace(/_/g, '-')
      .replace(/[^A-Za-z0-9.-]/g, '')
      .replace(/^[-.]+|[-.]+$/g, '');
    if (valid !== '') return valid;
  }
  return FALLBACK_NAME;
}

/**
 * The name under which a source's snapshots are found in its repository.
 *
 * @returns `user@host:/path` for Kopia, `host:/path` for restic, whose host is
 * always `volsync`; `undefined` for movers that keep no snapshots
 */
export function identityOf(
  mover: Mover,
  source: { namespace?: string; name: string },
): string | undefined {
  switch (mover.name) {
    case 'kopia': {
      const { username, hostname, sourcePathOverride } = mover.spec;
      return `${kopiaUsername(username, source.name)}@${kopiaHostname(
        hostname,
        source.namespace,
        source.name,
      )}:${sourcePathOverride || DATA_PATH}`;
    }
    case 'restic':
      return `volsync:${DATA_PATH}`;
    case 'rclone':
    case 'rsync':
    case 'rsyncTLS':
    case 'syncthing':
    case 'external':
      return undefined;
    default: {
      const never: never = mover;
      return never;
    }
  }
}
