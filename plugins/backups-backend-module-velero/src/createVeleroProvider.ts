import { InputError } from '@backstage/errors';
import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';
import { isTimeZone } from 'backstage-plugin-backups-node';
import { observeCluster } from './observe/observeCluster';
import { PROVIDER_ID } from './observe/providerId';
import { veleroRunbook } from './restore/veleroRunbook';
import { OADP_GROUP, RESOURCES, VELERO_GROUP } from './read/resources';

/**
 * Settings of the Velero provider.
 *
 * @public
 */
export interface VeleroProviderOptions {
  /**
   * Time zone (IANA) of the Velero server, in which it reads schedules. Default:
   * `UTC`, as in its images.
   */
  timeZone?: string;
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
  /**
   * Somebody declares that the password of the repositories was set before the
   * first backup. Default: `false`.
   */
  ownRepositoryPassword?: boolean;
  /** What breaks together with volumes of a storage class. Default: the class. */
  storageClasses?: Readonly<Record<string, { failureDomain?: string }>>;
}

/**
 * Makes the provider that reads Velero.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone that does not exist
 *
 * @public
 */
export function createVeleroProvider(
  options: VeleroProviderOptions = {},
): BackupsProvider {
  const {
    timeZone = 'UTC',
    destinations = [],
    ownRepositoryPassword = false,
    storageClasses = {},
  } = options;
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `backups.providers.velero.timeZone is '${timeZone}', which is not a time zone of the IANA database`,
    );
  }
  return {
    id: PROVIDER_ID,
    title: 'Velero',
    configKeys: ['timeZone', 'ownRepositoryPassword'],
    resources: RESOURCES,
    apiGroups: [VELERO_GROUP, OADP_GROUP],
    observeCluster: snapshot =>
      observeCluster(snapshot, {
        timeZone,
        patterns: destinations,
        ownRepositoryPassword,
        storageClasses,
      }),
    writeRunbook: veleroRunbook,
  };
}
