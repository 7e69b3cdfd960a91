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
}

/**
 * Makes the provider that reads VolSync.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone that does not exist
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
  const recollections = new Map<string, Recollections>();
  return {
    id: PROVIDER_ID,
    title: 'VolSync',
    configKeys: ['timeZone'],
    resources: RESOURCES,
    apiGroups: [VOLSYNC_GROUP],
    writeProtection: protectClaim,
    observeCluster(snapshot) {
      const known = recollections.get(snapshot.cluster) ?? new Recollections();
      recollections.set(snapshot.cluster, known);
      return observeCluster(snapshot, { timeZone, patterns }, known);
    },
    writeRunbook: volSyncRunbook,
  };
}
