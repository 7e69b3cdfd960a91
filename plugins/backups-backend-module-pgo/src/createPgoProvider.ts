import type { BackupsProvider } from 'backstage-plugin-backups-node';
import { observeOptions } from './PostgresOperatorOptions';
import type { PostgresOperatorOptions } from './PostgresOperatorOptions';
import { PGO_ID, observePgo } from './observe/observePgo';
import { PGO_GROUP, PGO_RESOURCES } from './read/resources';
import { operatorRunbook } from './restore/operatorRunbook';

/**
 * Makes the provider that reads databases of Crunchy PGO.
 *
 * @param options - all have defaults
 * @throws InputError for a time zone that does not exist
 *
 * @public
 */
export function createPgoProvider(
  options: PostgresOperatorOptions = {},
): BackupsProvider {
  const settings = observeOptions(PGO_ID, options);
  return {
    id: PGO_ID,
    title: 'Crunchy PGO',
    configKeys: ['timeZone'],
    resources: PGO_RESOURCES,
    apiGroups: [PGO_GROUP],
    observeCluster: snapshot => observePgo(snapshot, settings),
    writeRunbook: operatorRunbook,
  };
}
