// eslint-disable-next-line @backstage/no-undeclared-imports
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { BackupsClient } from 'backstage-plugin-backups-common';

export async function read(discoveryApi: DiscoveryApi, fetchApi: FetchApi) {
  const backups = new BackupsClient({ discoveryApi, fetchApi });
  const { verdict, headline } = await backups.getEntityBackups(
    'component:default/radarr',
  );
  return `${verdict}: ${headline}`;
}
