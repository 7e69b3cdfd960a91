import type { SnapshotSource } from '../read/Snapshot';

/** @returns the parts of `user@host:/path` */
export function sourceOf(identity: string): SnapshotSource {
  const [, userName, host, path] =
    /^([^@]*)@([^:]*):(.*)$/s.exec(identity) ?? [];
  return { userName, host, path };
}
