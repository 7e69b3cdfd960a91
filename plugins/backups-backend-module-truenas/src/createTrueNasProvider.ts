import type {
  BackupsProvider,
  DestinationPattern,
  ItemFact,
  RemoteSource,
} from 'backstage-plugin-backups-node';
import { hostOf } from 'backstage-plugin-backups-node';
import type { TrueNasServer } from './config/TrueNasServer';
import { connectTrueNas } from './connect/connectTrueNas';
import type { TrueNasSession } from './connect/TrueNasSession';
import { observeTrueNas } from './observe/observeTrueNas';
import { protectFolder } from './observe/protectFolder';
import { serverAlerts } from './observe/serverAlerts';
import { readTrueNas } from './read/readTrueNas';
import { cloudSyncRunbook } from './restore/cloudSyncRunbook';

/**
 * Settings of the TrueNAS provider.
 *
 * @public
 */
export interface TrueNasProviderOptions {
  servers: readonly TrueNasServer[];
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
  /** When a reading is made. Default: the wall clock. */
  clock?: () => Date;
  /** How a server is reached. Default: encrypted WebSocket. */
  connect?(server: TrueNasServer, signal: AbortSignal): Promise<TrueNasSession>;
}

function remoteOf(
  server: TrueNasServer,
  options: TrueNasProviderOptions,
): RemoteSource {
  const { clock = () => new Date(), connect = connectTrueNas } = options;
  const hosts = new Set(server.hosts.flatMap(host => hostOf(host) ?? []));
  return {
    id: server.name,
    title: 'TrueNAS Cloud Sync',
    intervalSeconds: server.intervalSeconds,
    deadlineSeconds: server.deadlineSeconds,
    hosts: [...hosts],
    mayCopy({ folder, cluster, kind }: ItemFact) {
      if (kind === 'dataset') return cluster === server.name;
      return (
        folder?.servers.some(name => hosts.has(hostOf(name) ?? '')) ?? false
      );
    },
    async read({ signal }) {
      const session = await connect(server, signal);
      const reading = await readTrueNas(session, server);
      return {
        readAt: clock(),
        facts: observeTrueNas(reading, server, options.destinations ?? []),
        complete: reading.complete,
        issues: [...reading.issues, ...serverAlerts(reading.alerts)],
      };
    },
  };
}

/**
 * Makes the provider that reads Cloud Sync tasks of TrueNAS.
 *
 * @public
 */
export function createTrueNasProvider(
  options: TrueNasProviderOptions,
): BackupsProvider {
  const remotes = options.servers.map(server => remoteOf(server, options));
  return {
    id: 'truenas',
    title: 'TrueNAS Cloud Sync',
    configKeys: ['servers'],
    resources: [],
    apiGroups: [],
    observeCluster: () => [],
    writeRunbook: cloudSyncRunbook,
    remotes,
    writeProtection(item) {
      const server = remotes.find(remote => remote.mayCopy?.(item));
      return server && protectFolder(item, server.id);
    },
  };
}
