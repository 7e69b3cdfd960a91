import type { Evidence } from 'backstage-plugin-backups-common';
import { instantToIso } from 'backstage-plugin-backups-common';
import type {
  ListingFact,
  RepositoryFact,
} from 'backstage-plugin-backups-node';
import { parseGoDuration } from 'backstage-plugin-backups-node';
import type { KnownRepository } from './KopiurContext';

/**
 * How long what is written cannot be deleted, as the repository itself reports.
 * What is only declared is no lock: it may not have been applied.
 */
function lockedSeconds({ value }: KnownRepository): number | undefined {
  const observed = value.status?.parameters?.blobRetention;
  if (observed?.enabled === undefined) return undefined;
  return observed.enabled ? parseGoDuration(observed.period ?? '') : 0;
}

function evidenceOf({ subject, value }: KnownRepository): Evidence[] {
  const { spec, status } = value;
  const shown: [field: string, value: string | number | undefined][] = [
    ['status.phase', status?.phase],
    ['status.storageStats.snapshotCount', status?.storageStats?.snapshotCount],
    // Of what the snapshots hold, before Kopia shares and packs it.
    ['status.storageStats.totalSize', status?.storageStats?.totalSize],
    [
      'status.catalog.lastRefreshAt',
      status?.catalog?.lastRefreshAt &&
        instantToIso(status.catalog.lastRefreshAt),
    ],
    [
      'status.health.lastHealthyAt',
      status?.health?.lastHealthyAt &&
        instantToIso(status.health.lastHealthyAt),
    ],
    [
      'spec.parameters.blobRetention',
      spec?.parameters?.blobRetention?.compliance?.period ??
        spec?.parameters?.blobRetention?.governance?.period,
    ],
    [
      'status.parameters.blobRetention',
      status?.parameters?.blobRetention?.enabled === true
        ? `${status.parameters.blobRetention.mode ?? ''} ${
            status.parameters.blobRetention.period ?? ''
          }`.trim()
        : undefined,
    ],
  ];
  return shown.flatMap(([field, told]) =>
    told === undefined
      ? []
      : { object: subject.words, field, value: String(told) },
  );
}

/**
 * Turns a Repository or ClusterRepository into a fact. Its size is left out: what
 * Kopiur tells is what the snapshots hold, not what is stored.
 */
export function observeRepository(repository: KnownRepository): RepositoryFact {
  const { alias, place, value } = repository;
  return {
    type: 'repository',
    method: 'kopia',
    repository: place,
    aliases: place === alias ? [] : [alias],
    toldAt: value.status?.storageStats?.lastObservedAt,
    lockedSeconds: lockedSeconds(repository),
    evidence: evidenceOf(repository),
  };
}

/**
 * Kopiur looked into a repository and saw no snapshot: none of its objects stands
 * for one that is there. How many there are of each name it does not tell.
 *
 * @returns `undefined`: it saw some, or did not look
 */
export function emptyListingOf(
  repository: KnownRepository,
): ListingFact | undefined {
  const { phase, storageStats } = repository.value.status ?? {};
  const { snapshotCount, lastObservedAt } = storageStats ?? {};
  return phase === 'Ready' &&
    snapshotCount === 0 &&
    lastObservedAt !== undefined
    ? {
        type: 'listing',
        method: 'kopia',
        repository: repository.place,
        takenAt: lastObservedAt,
        extent: 'counted',
        identities: [],
        evidence: evidenceOf(repository),
      }
    : undefined;
}
