import type { ClusterSnapshot } from 'backstage-plugin-backups-node';
import { objectsOf, parseLeniently } from 'backstage-plugin-backups-node';
import type { ReplicationDestination } from '../read/ReplicationDestination';
import { replicationSourceSchema } from '../read/ReplicationSource';
import { REPLICATION_SOURCES } from '../read/resources';
import { repositoryAlias } from './repositoryAlias';

/** A repository of restic holds one volume, one of Kopia tells its writers apart. */
function writerKey(alias: string, user?: string): string {
  return user === undefined ? alias : `${alias}/${user}`;
}

/** @returns when each name in a repository was last written under, by its key. Epoch seconds */
export function writtenAtOf(
  snapshot: ClusterSnapshot,
): ReadonlyMap<string, number> {
  const written = new Map<string, number>();
  for (const { metadata, spec, status } of objectsOf(
    snapshot,
    REPLICATION_SOURCES,
  )) {
    const parsed = parseLeniently(replicationSourceSchema, { spec, status });
    const { kopia, restic } = parsed?.value.spec ?? {};
    const secret = kopia?.repository ?? restic?.repository;
    const at = parsed?.value.status?.lastSyncTime;
    if (!secret || at === undefined) continue;
    const key = writerKey(
      repositoryAlias(snapshot.cluster, metadata.namespace, secret),
      kopia && (kopia.username ?? metadata.name),
    );
    written.set(key, Math.max(at, written.get(key) ?? 0));
  }
  return written;
}

/**
 * @param named - the destination
 * @returns the key of what it reads; `undefined`: another namespace writes it, or
 * it asks for a time, so what was written since tells nothing
 */
export function readKey(
  named: { cluster: string; namespace?: string; name: string },
  { spec }: ReplicationDestination,
): string | undefined {
  const { cluster, namespace, name } = named;
  const { kopia, restic } = spec ?? {};
  const secret = kopia?.repository ?? restic?.repository;
  if (!secret || kopia?.restoreAsOf || restic?.restoreAsOf) return undefined;
  const alias = repositoryAlias(cluster, namespace, secret);
  if (!kopia) return writerKey(alias);
  const { sourceName, sourceNamespace = namespace } =
    kopia.sourceIdentity ?? {};
  return sourceNamespace === namespace
    ? writerKey(alias, sourceName ?? kopia.username ?? name)
    : undefined;
}
