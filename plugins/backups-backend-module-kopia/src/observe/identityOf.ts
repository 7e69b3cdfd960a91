import type { SnapshotSource } from '../read/Snapshot';

/**
 * @returns `user@host:/path`, as Kopia writes a source and as plans name what
 * they write; `undefined` where a part is missing
 */
export function identityOf(source: SnapshotSource): string | undefined {
  const { userName, host, path } = source;
  return userName && host && path ? `${userName}@${host}:${path}` : undefined;
}
