import type { BackupsProvider } from 'backstage-plugin-backups-node';
import { observePercona } from './observe/observePercona';
import { PERCONA_ID } from './observe/perconaId';
import { observeOptions } from './PostgresOperatorOptions';
import type { PostgresOperatorOptions } from './PostgresOperatorOptions';
import {
  PERCONA_GROUP,
  PERCONA_RESOURCES,
  PERCONA_UPSTREAM_GROUP,
} from './read/resources';
import { operatorRunbook } from './restore/operatorRunbook';

/**
 * Makes the provider that reads databases of Percona Operator for PostgreSQL.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone that does not exist
 *
 * @public
 */
export function createPerconaProvider(
  options: PostgresOperatorOptions = {},
): BackupsProvider {
  const settings = observeOptions(PERCONA_ID, options);
  return {
    id: PERCONA_ID,
    title: 'Percona Operator for PostgreSQL',
    configKeys: ['timeZone'],
    resources: PERCONA_RESOURCES,
    apiGroups: [PERCONA_GROUP, PERCONA_UPSTREAM_GROUP],
    observeCluster: snapshot => observePercona(snapshot, settings),
    writeRunbook: operatorRunbook,
  };
}
