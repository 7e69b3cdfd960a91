import { InputError } from '@backstage/errors';
import type { DestinationPattern } from 'backstage-plugin-backups-node';
import { isTimeZone } from 'backstage-plugin-backups-node';
import type { ObserveOptions } from './observe/ClusterContext';

/**
 * Settings of the provider of either operator.
 *
 * @public
 */
export interface PostgresOperatorOptions {
  /** Time zone (IANA) in which schedules are read. Default: `UTC`. */
  timeZone?: string;
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
  /** What breaks together with volumes of a storage class. Default: the class. */
  storageClasses?: Readonly<Record<string, { failureDomain?: string }>>;
}

/** @throws InputError for a time zone that does not exist */
export function observeOptions(
  id: string,
  {
    timeZone = 'UTC',
    destinations = [],
    storageClasses = {},
  }: PostgresOperatorOptions,
): ObserveOptions {
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `backups.providers.${id}.timeZone is '${timeZone}', which is not a time zone of the IANA database`,
    );
  }
  return { timeZone, patterns: destinations, storageClasses };
}
