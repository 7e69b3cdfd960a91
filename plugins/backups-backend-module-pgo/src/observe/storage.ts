import type { ClusterContext } from './ClusterContext';
import type { DatabaseCluster } from './DatabaseCluster';
import { nameKey } from './Observed';
import { operatorLabel } from './operatorLabels';

/** What a volume's class is called where nothing names it: both are of the same one. */
const UNNAMED = '(default)';

/** Classes of the volumes of a database cluster, by what the claims really say. */
export interface StorageClasses {
  /** Of the database itself. */
  data?: string;
  /** Of a repository on a volume, by its name: `repo1`. */
  repository(name: string): string | undefined;
}

/**
 * @param declared - class of the repository's volume by its spec, by the name of
 * the repository
 */
export function storageClassesOf(
  { observed, instances, pgBackRest }: DatabaseCluster,
  context: ClusterContext,
): StorageClasses {
  const { namespace, name } = observed.object.metadata;
  const claims = context.claims.get(nameKey(namespace, name)) ?? [];
  const seen = (fits: (claim: (typeof claims)[number]) => boolean) =>
    claims.find(fits)?.value.spec?.storageClassName;
  const declaredData = instances.at(0)?.dataVolumeClaimSpec?.storageClassName;
  const data =
    seen(
      ({ object }) =>
        operatorLabel(object, 'data') === 'postgres' ||
        operatorLabel(object, 'role') === 'pgdata',
    ) ?? declaredData;
  return {
    data: data ?? UNNAMED,
    repository(repositoryName) {
      const declared = pgBackRest?.repos?.find(
        repository => repository.name === repositoryName,
      )?.volume?.volumeClaimSpec?.storageClassName;
      const known =
        seen(
          ({ object }) =>
            operatorLabel(object, 'data') === 'pgbackrest' &&
            operatorLabel(object, 'pgbackrest-repo') === repositoryName,
        ) ?? declared;
      // One that is named may be the very class that the other has by default.
      if (known === undefined) return data === undefined ? UNNAMED : undefined;
      return data === undefined ? undefined : known;
    },
  };
}

/** @returns what breaks together with volumes of a class */
export function failureDomainOf(
  storageClass: string | undefined,
  { cluster, storageClasses }: ClusterContext,
): string | undefined {
  return storageClass === undefined
    ? undefined
    : storageClasses[storageClass]?.failureDomain ??
        `storage-class:${cluster}/${storageClass}`;
}
