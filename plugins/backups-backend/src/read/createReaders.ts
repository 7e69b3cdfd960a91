import { ConflictError } from '@backstage/errors';
import { ClusterReader } from 'backstage-plugin-backups-node';
import { BackupsConfig } from '../config/BackupsConfig';
import { DirectTransport } from './DirectTransport';
import { FolderClusterReader } from './FolderClusterReader';
import { KubernetesApiReader } from './KubernetesApiReader';
import { KubernetesPluginReaders } from './KubernetesPluginReaders';
import { PluginAddresses, PluginTokens } from './KubernetesPluginTransport';
import { ReaderSupplier } from './ReaderSupplier';

/**
 * The readers of every cluster that configuration or a module names, and what
 * knows further ones.
 *
 * @param added - by modules, by cluster
 * @throws ConflictError when two of them would read the same cluster
 */
export function createReaders(options: {
  config: BackupsConfig;
  added: ReadonlyMap<string, ClusterReader>;
  discovery: PluginAddresses;
  auth: PluginTokens;
}): { readers: ClusterReader[]; suppliers: ReaderSupplier[] } {
  const { config, added, discovery, auth } = options;
  const { clusters, intervalSeconds } = config;
  const readers = new Map(added);
  const addReader = (reader: ClusterReader, path: string) => {
    if (readers.has(reader.cluster)) {
      throw new ConflictError(
        `${path}: cluster '${reader.cluster}' is read already.`,
      );
    }
    readers.set(reader.cluster, reader);
  };
  for (const folder of config.folders) {
    addReader(new FolderClusterReader(folder), 'backups.folders');
  }
  for (const kubeconfig of config.kubeconfigs) {
    const { cluster } = kubeconfig;
    addReader(
      new KubernetesApiReader({
        cluster,
        transport: new DirectTransport(kubeconfig),
        intervalSeconds,
        namespaces: clusters[cluster]?.namespaces,
      }),
      'backups.kubeconfigs',
    );
  }
  return {
    readers: [...readers.values()],
    suppliers: config.kubernetes.enabled
      ? [
          new KubernetesPluginReaders({
            discovery,
            auth,
            intervalSeconds,
            clusters,
          }),
        ]
      : [],
  };
}
