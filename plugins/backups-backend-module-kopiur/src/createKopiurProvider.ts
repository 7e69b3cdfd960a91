import { InputError } from '@backstage/errors';
import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';
import { isTimeZone } from 'backstage-plugin-backups-node';
import { POPULATORS } from './findings/moveFindings';
import { observeCluster } from './observe/observeCluster';
import { PROVIDER_ID } from './observe/providerId';
import { withLastListing } from './read/lastListing';
import { KOPIUR_GROUP, RESOURCES } from './read/resources';
import { kopiurRunbook } from './restore/kopiurRunbook';

/**
 * Settings of the Kopiur provider.
 *
 * @public
 */
export interface KopiurProviderOptions {
  /**
   * Time zone (IANA) in which Kopiur reads schedules that name none, and whose
   * repository names none. Default: `UTC`, as in its image.
   */
  timeZone?: string;
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
}

/**
 * Makes the provider that reads Kopiur.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone that does not exist
 *
 * @public
 */
export function createKopiurProvider(
  options: KopiurProviderOptions = {},
): BackupsProvider {
  const { timeZone = 'UTC', destinations = [] } = options;
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `backups.providers.kopiur.timeZone is '${timeZone}', which is not a time zone of the IANA database`,
    );
  }
  const withPopulators = withLastListing(POPULATORS);
  return {
    id: PROVIDER_ID,
    title: 'Kopiur',
    configKeys: ['timeZone'],
    resources: RESOURCES,
    apiGroups: [KOPIUR_GROUP],
    observeCluster: snapshot =>
      observeCluster(withPopulators(snapshot), {
        timeZone,
        patterns: destinations,
      }),
    writeRunbook: kopiurRunbook,
  };
}
