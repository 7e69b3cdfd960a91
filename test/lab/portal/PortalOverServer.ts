import type {
  EntityBackups,
  ForesightView,
} from 'backstage-plugin-backups-common';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { QUERIES } from 'backups-demo/testUtils';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RealContractCluster } from '../kubernetes/RealContractCluster';
import { eventually } from '../machine/eventually';
import { LabFolder } from '../machine/LabFolder';
import { embeddedPostgres } from '../postgres/embeddedPostgres';
import { PostgresServer } from '../postgres/PostgresServer';
import { LabPortal, PortalDriller, PortalSender } from './LabPortal';

const CLUSTER = 'home-1';
/** Seconds. */
const INTERVAL = 10;

/** What a portal over a real API server is told. */
export interface PortalOverServerOptions {
  /** What the cluster holds at first; its workloads make the catalog. */
  objects: readonly KubernetesObject[];
  senders?: readonly PortalSender[];
  drillers?: readonly PortalDriller[];
  /** `backups.providers`. */
  providers?: Record<string, object>;
}

/**
 * A portal on PostgreSQL that reads a real API server through the Kubernetes
 * plugin, as the account of our manifest.
 */
export class PortalOverServer {
  readonly portal: LabPortal;
  readonly #cluster: RealContractCluster;
  readonly #database: PostgresServer;
  readonly #folder: LabFolder;

  private constructor(parts: {
    portal: LabPortal;
    cluster: RealContractCluster;
    database: PostgresServer;
    folder: LabFolder;
  }) {
    this.portal = parts.portal;
    this.#cluster = parts.cluster;
    this.#database = parts.database;
    this.#folder = parts.folder;
  }

  static async start(
    options: PortalOverServerOptions,
  ): Promise<PortalOverServer> {
    const folder = new LabFolder('portal');
    const cluster = await RealContractCluster.start(QUERIES);
    let database: PostgresServer | undefined;
    try {
      await cluster.load(options.objects);
      database = await PostgresServer.create(
        'portal',
        folder,
        embeddedPostgres(folder),
      );
      await database.start();
      const { server, account } = cluster;
      const portal = await LabPortal.start({
        name: 'portal',
        folder,
        database,
        cluster: {
          url: server.url,
          certificate: server.certificate,
          token: account.token,
        },
        catalogFolder: writeCatalog(folder, options.objects),
        intervalSeconds: INTERVAL,
        serviceToken: 'token-of-the-lab',
        senders: options.senders,
        drillers: options.drillers,
        providers: options.providers,
      });
      return new PortalOverServer({ portal, cluster, database, folder });
    } catch (error) {
      await database?.stop();
      await cluster.stop();
      folder.remove();
      throw error;
    }
  }

  /** Makes the cluster hold these objects and no others. */
  load(objects: readonly KubernetesObject[]): Promise<void> {
    return this.#cluster.load(objects);
  }

  /**
   * @param name - of a component
   * @returns what its Backups tab shows; `undefined`: there is no answer yet
   */
  async tab(name: string): Promise<EntityBackups | undefined> {
    const path = `/backups/entities/by-name/component/default/${name}`;
    return (await this.portal.ask(path)) as EntityBackups | undefined;
  }

  /**
   * @param name - of a component
   * @returns what is ahead of it, as soon as that fulfils a condition
   * @throws an error with what is said instead
   */
  async foresightWhere(
    name: string,
    what: string,
    fits: (foresight: ForesightView) => boolean,
  ): Promise<ForesightView> {
    const path = `/backups/entities/by-name/component/default/${name}/foresight`;
    return this.#askedUntil(what, path, fits);
  }

  /**
   * @returns what the tab shows as soon as it fulfils a condition
   * @throws an error with what it shows instead
   */
  async tabWhere(
    name: string,
    what: string,
    fits: (tab: EntityBackups) => boolean,
  ): Promise<EntityBackups> {
    const path = `/backups/entities/by-name/component/default/${name}`;
    return this.#askedUntil(what, path, fits);
  }

  async #askedUntil<T>(
    what: string,
    path: string,
    fits: (answer: T) => boolean,
  ): Promise<T> {
    let latest: T | undefined;
    return eventually(
      what,
      async () => {
        latest = (await this.portal.ask(path)) as T | undefined;
        return latest && fits(latest) ? latest : undefined;
      },
      { seconds: 120 },
    ).catch(error => {
      throw new Error(`${error.message}\n${JSON.stringify(latest, null, 2)}`);
    });
  }

  /** @returns what the tab shows after a whole cycle that begins from now on */
  tabAfterCycle(name: string): Promise<EntityBackups> {
    const now = Date.now();
    return this.tabWhere(name, 'A whole cycle', ({ sources }) => {
      const read = sources
        .filter(({ cluster }) => cluster === CLUSTER)
        .map(({ readAt = '' }) => Date.parse(readAt));
      return read.length > 0 && read.every(at => at > now);
    });
  }

  async stop(): Promise<void> {
    await this.portal.stop();
    await this.#database.stop();
    await this.#cluster.stop();
    this.#folder.remove();
  }
}

function writeCatalog(
  folder: LabFolder,
  objects: readonly KubernetesObject[],
): string {
  const path = folder.make('catalog');
  const manifests = join(path, 'workloads.json');
  const items = objects.filter(({ apiVersion }) =>
    apiVersion?.startsWith('apps/'),
  );
  writeFileSync(
    manifests,
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  );
  chmodSync(manifests, 0o644);
  return path;
}
