import type { SnapshotSource } from '../read/Snapshot';

/** No file system has a longer path. UTF-16 code units. */
const LONGEST = 4_096;

/**
 * @returns `user@host:/path`, as Kopia writes a source and as plans name what
 * they write; `undefined` where a part is missing, or it is too long to
 * be one
 */
export function identityOf(source: SnapshotSource): string | undefined {
  const { userName, host, path } = source;
  if (!userName || !host || !path) return undefined;
  const identity = `${userName}@${host}:${path}`;
  return identity.length <= LONGEST ? identity : undefined;
}
