import { WorkloadsProvider } from 'backstage-plugin-backups-backend/testUtils';
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import {
  BackupsProvider,
  ClusterSnapshot,
  Fact,
  KubernetesObject,
  ResourceQuery,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';

/** Everything that is asked of a cluster. */
export const PROVIDERS: readonly BackupsProvider[] = [
  new WorkloadsProvider({ storageClasses: {} }),
  createKopiaProvider(),
  createKopiurProvider(),
  createPgBackRestProvider(),
  createVolSyncProvider(),
];

/** When the homelab is read. */
export const NOW = new Date('2026-11-21T12:00:00Z');

/** Every kind that a provider asks for, once. */
export const QUERIES: ResourceQuery[] = [
  ...new Map(
    PROVIDERS.flatMap(provider => provider.resources).map(query => [
      resourceKey(query),
      query,
    ]),
  ).values(),
];

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/** The homelab in the order of an API server: by namespace and name. */
export const OBJECTS = homelabManifestsAt({
  cluster: 'home-1',
  now: NOW,
  anchor: NOW,
}).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** @returns what the providers make of a snapshot */
export function factsOf(snapshot: ClusterSnapshot): Fact[] {
  return PROVIDERS.flatMap(provider => [...provider.observeCluster(snapshot)]);
}

/** @returns keys of the kinds that were not listed to their end */
export function notComplete(snapshot: ClusterSnapshot): string[] {
  return [...snapshot.listings]
    .filter(([, { outcome }]) => outcome !== 'complete')
    .map(([key]) => key);
}
