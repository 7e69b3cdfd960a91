import type { Destination } from 'backstage-plugin-backups-common';
import type { DestinationPattern } from 'backstage-plugin-backups-node';
import { completeDestination } from 'backstage-plugin-backups-node';
import type { Repository } from '../observe/Repository';
import { labelOf } from './labelOf';

/** Nothing known leads to a place. */
export const UNKNOWN_DESTINATION: Destination = {
  type: 'unknown',
  label: 'not known',
  derivedFrom: [],
};

/**
 * @param itemFailureDomain - of the database: snapshots of its volumes share it
 */
export function destinationOf(
  repository: Repository,
  itemFailureDomain: string | undefined,
  patterns: readonly DestinationPattern[],
): Destination {
  const { destination, declaredBy, secretName } = repository;
  const names = (['type', 'endpoint', 'bucket', 'prefix'] as const).filter(
    name => destination[name] !== undefined,
  );
  const completed = completeDestination(
    {
      ...destination,
      failureDomain:
        destination.type === 'volume'
          ? itemFailureDomain
          : destination.failureDomain,
      label: '',
      derivedFrom: [`${declaredBy}: ${names.join(', ')}`],
    },
    { secretName },
    patterns,
  );
  return { ...completed, label: completed.label || labelOf(completed) };
}
