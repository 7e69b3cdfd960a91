import type { PerconaBackup, PerconaCluster } from '../read/Percona';
import { placeOfBackup } from './backupPlaces';
import type { ClusterContext } from './ClusterContext';
import type { DatabaseCluster } from './DatabaseCluster';
import type { Observed } from './Observed';
import { isSnapshot } from './perconaRuns';
import { repositoriesOf, repositoryOf } from './repositoriesOf';
import type { Repository } from './repositoriesOf';

/**
 * Repositories that backups are in and that the cluster writes to no more: its
 * backups were switched off, or the repository was taken out. Nothing is added to
 * them, and what is in them stays.
 *
 * @param backups - of the cluster, oldest first
 * @param present - what it writes to
 */
export function leftRepositories(
  { value }: Observed<PerconaCluster>,
  cluster: DatabaseCluster,
  backups: readonly Observed<PerconaBackup>[],
  present: readonly Repository[],
  context: ClusterContext,
): Repository[] {
  const declaring = {
    ...cluster,
    pgBackRest: value.spec?.backups?.pgbackrest,
  };
  const declared = repositoriesOf(declaring, context);
  const left = new Map<string, Repository>();
  for (const backup of backups) {
    const { repoName } = backup.value.spec ?? {};
    if (!repoName || isSnapshot(backup)) continue;
    if (present.some(({ name }) => name === repoName)) continue;
    const { words } = backup.subject;
    // The newest says where it is now.
    const { declared: place, path } = placeOfBackup(backup, repoName);
    const repository =
      declared.find(({ name }) => name === repoName) ??
      repositoryOf(
        place,
        path,
        `${words}: status.destination`,
        declaring,
        context,
      );
    if (repository) left.set(repoName, { ...repository, schedules: [] });
  }
  return [...left.values()];
}
