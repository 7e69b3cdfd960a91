import { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  BackupsProvider,
  ClusterReader,
  NoticeChannel,
  backupsNoticesExtensionPoint,
  backupsProvidersExtensionPoint,
  backupsReadersExtensionPoint,
} from 'backstage-plugin-backups-node';

/** What modules have added by the time the plugin starts, by name. */
export interface AddedByModules {
  providers: ReadonlyMap<string, BackupsProvider>;
  /** By cluster. */
  readers: ReadonlyMap<string, ClusterReader>;
  channels: ReadonlyMap<string, NoticeChannel>;
  /** What makes a provider in another thread, by the provider's id, see `WorkerModule`. */
  workerModules: ReadonlyMap<string, string>;
}

/**
 * Opens the plugin to modules.
 *
 * @returns what they add, filled while they are initialised
 */
export function addedByModules(
  env: Pick<BackendPluginRegistrationPoints, 'registerExtensionPoint'>,
): AddedByModules {
  const providers = new Map<string, BackupsProvider>();
  const readers = new Map<string, ClusterReader>();
  const channels = new Map<string, NoticeChannel>();
  const workerModules = new Map<string, string>();

  env.registerExtensionPoint(backupsProvidersExtensionPoint, {
    addProvider(provider, { workerModule } = {}) {
      if (providers.has(provider.id) || provider.id === 'workloads') {
        throw new ConflictError(
          `A backups provider '${provider.id}' is installed already.`,
        );
      }
      providers.set(provider.id, provider);
      if (workerModule) workerModules.set(provider.id, workerModule);
    },
  });
  env.registerExtensionPoint(backupsReadersExtensionPoint, {
    addClusterReader(reader) {
      if (readers.has(reader.cluster)) {
        throw new ConflictError(`Cluster '${reader.cluster}' is read already.`);
      }
      readers.set(reader.cluster, reader);
    },
  });
  env.registerExtensionPoint(backupsNoticesExtensionPoint, {
    addChannel(channel) {
      if (channels.has(channel.id)) {
        throw new ConflictError(
          `Messages are carried by '${channel.id}' already.`,
        );
      }
      channels.set(channel.id, channel);
    },
  });
  return { providers, readers, channels, workerModules };
}
