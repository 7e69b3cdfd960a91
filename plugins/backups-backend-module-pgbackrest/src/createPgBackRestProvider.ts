import { InputError } from '@backstage/errors';
import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';
import { isTimeZone } from 'backstage-plugin-backups-node';
import { observeCluster } from './observe/observeCluster';
import { PROVIDER_ID } from './observe/providerId';
import { Recollections } from './observe/Recollections';
import { BARMAN_GROUP, CNPG_GROUP, DALIBO, OPERA } from './read/apiGroups';
import { RESOURCES } from './read/resources';
import { protectDatabase } from './protect/protectDatabase';
import { pgBackRestReportFormat } from './report/pgBackRestReportFormat';
import { databaseRunbook } from './restore/databaseRunbook';

/**
 * Settings of the pgBackRest provider.
 *
 * @public
 */
export interface PgBackRestProviderOptions {
  /**
   * Time zone (IANA) of the CloudNativePG operator, in which it reads
   * schedules. Default: `UTC`, as in its image.
   */
  timeZone?: string;
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
  /** What breaks together with volumes of a storage class. Default: the class. */
  storageClasses?: Readonly<Record<string, { failureDomain?: string }>>;
}

/**
 * Makes the provider that reads CloudNativePG with the pgBackRest and barman
 * plugins.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone that does not exist
 *
 * @public
 */
export function createPgBackRestProvider(
  options: PgBackRestProviderOptions = {},
): BackupsProvider {
  const timeZone = options.timeZone ?? 'UTC';
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `backups.providers.pgbackrest.timeZone is '${timeZone}', which is no time zone of the IANA database`,
    );
  }
  const patterns = options.destinations ?? [];
  const storageClasses = options.storageClasses ?? {};
  const recollections = new Map<string, Recollections>();
  return {
    id: PROVIDER_ID,
    title: 'CloudNativePG and pgBackRest',
    configKeys: ['timeZone'],
    resources: RESOURCES,
    apiGroups: [CNPG_GROUP, DALIBO, OPERA, BARMAN_GROUP],
    reports: [pgBackRestReportFormat],
    observeCluster(snapshot) {
      const known = recollections.get(snapshot.cluster) ?? new Recollections();
      recollections.set(snapshot.cluster, known);
      return observeCluster(
        snapshot,
        { timeZone, patterns, storageClasses },
        known,
      );
    },
    writeProtection: protectDatabase,
    writeRunbook: databaseRunbook,
  };
}
