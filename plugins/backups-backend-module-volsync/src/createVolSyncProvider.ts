import { InputError } from '@backstage/errors';
import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';
import { isTimeZone } from 'backstage-plugin-backups-node';
import { observeCluster } from './observe/observeCluster';
import { PROVIDER_ID } from './observe/providerId';
import { protectClaim } from './protect/protectClaim';
import { Recollections } from './observe/Recollections';
import { STORAGE_RULES } from './observe/storageFindings';
import type { StorageRule } from './observe/storageFindings';
import { resticReportFormat } from './report/resticReportFormat';
import { RESOURCES, VOLSYNC_GROUP } from './read/resources';
import { volSyncRunbook } from './restore/volSyncRunbook';

/**
 * Settings of the VolSync provider.
 *
 * @public
 */
export interface VolSyncProviderOptions {
  /**
   * Time zone (IANA) of the VolSync controller, in which it reads schedules.
   * Default: `UTC`, as in its images.
   */
  timeZone?: string;
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
  /** Storage rules that are not told of. Default: none. */
  ignoredStorageRules?: readonly StorageRule[];
}

/**
 * Makes the provider that reads VolSync.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone or a storage rule that does not exist
 *
 * @public
 */
export function createVolSyncProvider(
  options: VolSyncProviderOptions = {},
): BackupsProvider {
  const timeZone = options.timeZone ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `backups.providers.volsync.timeZone is '${timeZone}', which is no time zone of the IANA database`,
    );
  }
  const patterns = options.destinations ?? [];
  const { ignoredStorageRules = [] } = options;
  const unknown = ignoredStorageRules.find(
    rule => !STORAGE_RULES.includes(rule),
  );
  if (unknown !== undefined) {
    throw new InputError(
      `backups.providers.volsync.ignoredStorageRules names '${unknown}'; rules are ${STORAGE_RULES.join(
        ', ',
      )}`,
    );
  }
  const recollections = new Map<string, Recollections>();
  return {
    id: PROVIDER_ID,
    title: 'VolSync',
    configKeys: ['timeZone', 'ignoredStorageRules'],
    resources: RESOURCES,
    apiGroups: [VOLSYNC_GROUP],
    reports: [resticReportFormat],
    writeProtection: protectClaim,
    observeCluster(snapshot) {
      const known = recollections.get(snapshot.cluster) ?? new Recollections();
      recollections.set(snapshot.cluster, known);
      return observeCluster(
        snapshot,
        { timeZone, patterns, ignoredStorageRules },
        known,
      );
    },
    writeRunbook: volSyncRunbook,
  };
}
