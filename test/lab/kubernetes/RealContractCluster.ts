import { DirectTransport } from 'backstage-plugin-backups-backend/testUtils';
import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { OBJECTS } from 'backups-demo/testUtils';
import type { ContractCluster } from 'backups-demo/testUtils';
import { CustomResource, customResources } from './customResources';
import { KubernetesServer } from './KubernetesServer';
import { LoadedCluster } from './LoadedCluster';
import { ShippedAccount } from './ShippedAccount';

const OWN_SERVICE = '/api/v1/namespaces/default/services/kubernetes';

/** A real API server with the account of our manifest, held to the contract. */
export class RealContractCluster implements ContractCluster {
  readonly server: KubernetesServer;
  readonly account: ShippedAccount;
  readonly #loaded: LoadedCluster;
  readonly #definitions: readonly CustomResource[];
  /** An API server makes a Service for itself. */
  readonly #ownService: KubernetesObject;
  #confined = 0;

  private constructor(
    server: KubernetesServer,
    account: ShippedAccount,
    loaded: LoadedCluster,
    definitions: readonly CustomResource[],
    ownService: KubernetesObject,
  ) {
    this.server = server;
    this.account = account;
    this.#loaded = loaded;
    this.#definitions = definitions;
    this.#ownService = ownService;
  }

  /** @param queries - kinds that are defined */
  static async start(
    queries: readonly ResourceQuery[],
  ): Promise<RealContractCluster> {
    const server = await KubernetesServer.start();
    try {
      const loaded = new LoadedCluster(server.admin, stamps =>
        server.restamp(stamps),
      );
      const definitions = customResources(queries, OBJECTS);
      await loaded.install(definitions);
      const account = await ShippedAccount.create(server.admin);
      await server.admin.until(OWN_SERVICE, 200);
      const { body } = await server.admin.expect('GET', OWN_SERVICE);
      return new RealContractCluster(
        server,
        account,
        loaded,
        definitions,
        body as unknown as KubernetesObject,
      );
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  load(objects: readonly KubernetesObject[]): Promise<void> {
    return this.#loaded.load(objects);
  }

  asHeld(objects: readonly KubernetesObject[]): KubernetesObject[] {
    return [this.#ownService, ...this.#loaded.asHeld(objects)];
  }

  transport(): KubernetesTransport {
    return this.#transportWith('shipped', this.account.token);
  }

  /** A kubeconfig of the account of our manifest. */
  kubeconfig(): string {
    return this.server.writeKubeconfig('shipped', this.account.token);
  }

  async confinedTo(
    namespaces: readonly string[],
  ): Promise<KubernetesTransport> {
    this.#confined += 1;
    const name = `confined-${'x'.repeat(this.#confined)}`;
    const token = await this.account.createConfined(name, namespaces);
    return this.#transportWith(name, token);
  }

  withStrangeToken(): KubernetesTransport {
    return this.#transportWith('strange', 'strange-token');
  }

  forgetVersions(): Promise<void> {
    return this.server.forgetVersions();
  }

  uninstall(query: ResourceQuery): Promise<void> {
    return this.#loaded.uninstall(this.#definitionOf(query));
  }

  install(query: ResourceQuery): Promise<void> {
    return this.#loaded.install([this.#definitionOf(query)]);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  #definitionOf({ group, plural }: ResourceQuery): CustomResource {
    const name = `${plural}.${group}`;
    const definition = this.#definitions.find(
      ({ metadata }) => metadata.name === name,
    );
    if (!definition) throw new Error(`${name} is no custom resource.`);
    return definition;
  }

  #transportWith(name: string, token: string): KubernetesTransport {
    return new DirectTransport({
      cluster: 'home-1',
      from: {
        kind: 'file',
        path: this.server.writeKubeconfig(name, token),
        skipTLSVerify: false,
      },
    });
  }
}
