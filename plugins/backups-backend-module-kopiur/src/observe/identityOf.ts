import type { Subject } from 'backstage-plugin-backups-node';
import type { SnapshotPolicy } from '../read/SnapshotPolicy';
import type { KnownRepository } from './KopiurContext';
import { repositoryKey } from './repositoryKey';
import type { CopiedSource } from './sourcesOf';

/**
 * The name under which snapshots of a source are found in a repository: what
 * Kopiur pinned; before it did, what it will: the policy's own name, else that
 * of the policy and its namespace. An expression is not evaluated here.
 *
 * @returns `radarr@media:/pvc/radarr`; `undefined` where a part is not known
 */
export function identityOf(
  subject: Subject,
  { spec, status }: SnapshotPolicy,
  source: CopiedSource,
  repository: { key: string; known?: KnownRepository },
): string | undefined {
  const { namespace, name } = subject.object;
  const resolved =
    status?.resolved?.repositories?.find(
      entry =>
        entry?.repository &&
        repositoryKey(entry.repository, namespace) === repository.key,
    )?.identity ?? status?.resolved?.identity;
  const defaults = repository.known?.value.spec?.identityDefaults ?? {};
  const username =
    resolved?.username ??
    spec?.identity?.username ??
    (defaults.usernameExpr ? undefined : name);
  const ownHost = defaults.cluster
    ? `${namespace ?? ''}.${defaults.cluster}`
    : namespace;
  const hostname =
    resolved?.hostname ??
    spec?.identity?.hostname ??
    (defaults.hostnameExpr ? undefined : ownHost);
  const { sourcePath } = source;
  return username && hostname && sourcePath
    ? `${username}@${hostname}:${sourcePath}`
    : undefined;
}
