import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import type { ContractCluster } from 'backups-demo/testUtils';
import { KubernetesPlugin } from './KubernetesPlugin';
import { RealContractCluster } from './RealContractCluster';

const SHIPPED = 'shipped';
const STRANGE = 'strange';

/** A real API server behind the proxy of the Kubernetes plugin, held to the contract. */
export class ProxiedContractCluster implements ContractCluster {
  readonly #cluster: RealContractCluster;
  readonly #plugins: KubernetesPlugin[];

  private constructor(cluster: RealContractCluster, plugin: KubernetesPlugin) {
    this.#cluster = cluster;
    this.#plugins = [plugin];
  }

  /** @param queries - kinds that are defined */
  static async start(
    queries: readonly ResourceQuery[],
  ): Promise<ProxiedContractCluster> {
    const cluster = await RealContractCluster.start(queries);
    try {
      const plugin = await KubernetesPlugin.start(cluster.server, {
        [SHIPPED]: cluster.account.token,
        [STRANGE]: 'strange-token',
      });
      return new ProxiedContractCluster(cluster, plugin);
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  load(objects: readonly KubernetesObject[]): Promise<void> {
    return this.#cluster.load(objects);
  }

  asHeld(objects: readonly KubernetesObject[]): KubernetesObject[] {
    return this.#cluster.asHeld(objects);
  }

  transport(): KubernetesTransport {
    return this.#plugins[0].transport(SHIPPED);
  }

  /** Starts another plugin: its clusters are fixed when it starts. */
  async confinedTo(
    namespaces: readonly string[],
  ): Promise<KubernetesTransport> {
    const { account, server } = this.#cluster;
    const name = `proxied-${'x'.repeat(this.#plugins.length)}`;
    const plugin = await KubernetesPlugin.start(server, {
      [name]: await account.createConfined(name, namespaces),
    });
    this.#plugins.push(plugin);
    return plugin.transport(name);
  }

  withStrangeToken(): KubernetesTransport {
    return this.#plugins[0].transport(STRANGE);
  }

  forgetVersions(): Promise<void> {
    return this.#cluster.forgetVersions();
  }

  uninstall(query: ResourceQuery): Promise<void> {
    return this.#cluster.uninstall(query);
  }

  install(query: ResourceQuery): Promise<void> {
    return this.#cluster.install(query);
  }

  async stop(): Promise<void> {
    for (const plugin of this.#plugins) await plugin.stop();
    await this.#cluster.stop();
  }
}
