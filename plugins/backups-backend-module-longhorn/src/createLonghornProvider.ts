import { InputError } from '@backstage/errors';
import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';
import { isTimeZone } from 'backstage-plugin-backups-node';
import { observeCluster } from './observe/observeCluster';
import { PROVIDER_ID } from './observe/providerId';
import { LONGHORN_GROUP, RESOURCES } from './read/resources';
import { longhornRunbook } from './restore/longhornRunbook';

/**
 * Settings of the Longhorn provider.
 *
 * @public
 */
export interface LonghornProviderOptions {
  /** Time zone (IANA) in which Kubernetes starts recurring jobs. Default: `UTC`. */
  timeZone?: string;
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
}

/**
 * Makes the provider that reads Longhorn.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone that does not exist
 *
 * @public
 */
export function createLonghornProvider(
  options: LonghornProviderOptions = {},
): BackupsProvider {
  const { timeZone = 'UTC', destinations = [] } = options;
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `backups.providers.longhorn.timeZone is '${timeZone}', which is not a time zone of the IANA database`,
    );
  }
  return {
    id: PROVIDER_ID,
    title: 'Longhorn',
    configKeys: ['timeZone'],
    resources: RESOURCES,
    apiGroups: [LONGHORN_GROUP],
    observeCluster: snapshot =>
      observeCluster(snapshot, { timeZone, patterns: destinations }),
    writeRunbook: longhornRunbook,
  };
}
