import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../machine/freePort';
import type { LabFolder } from '../machine/LabFolder';
import { LabProcess } from '../machine/LabProcess';
import { POSTGRES_USER, PostgresServer } from '../postgres/PostgresServer';

const BACKEND = join(__dirname, '../../../packages/backend');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** The API of the only cluster of a portal. */
export interface PortalCluster {
  url: string;
  token: string;
  /** Of the API, PEM; without it any is trusted. */
  certificate?: string;
}

/** Somebody who may report repositories, with a token that opens nothing else. */
export interface PortalSender {
  token: string;
  /** Kind of the reports: `kopia`, `pgbackrest`. */
  kind: string;
  repositories: string[];
}

/** Somebody who may report drills, with a token that opens nothing else. */
export interface PortalDriller {
  token: string;
  /** References of entities. */
  entities: string[];
}

/** What a portal of the lab is made of. */
export interface LabPortalOptions {
  name: string;
  folder: LabFolder;
  database: PostgresServer;
  cluster: PortalCluster;
  senders?: readonly PortalSender[];
  drillers?: readonly PortalDriller[];
  /** `backups.providers`. */
  providers?: Record<string, object>;
  /** Folder of manifests whose labels make the catalog. */
  catalogFolder: string;
  intervalSeconds: number;
  /** Is not told to the portal: it is the token of a machine. */
  serviceToken: string;
}

function configOf(options: LabPortalOptions, base: string) {
  const { database, cluster, catalogFolder, intervalSeconds } = options;
  const senders = (options.senders ?? []).map(sender => ({
    ...sender,
    subject: `${sender.kind}-reports`,
  }));
  const drillers = (options.drillers ?? []).map((driller, index) => ({
    ...driller,
    subject: `drills-${index}`,
  }));
  return {
    app: { title: 'Lab', baseUrl: base },
    backend: {
      baseUrl: base,
      listen: { host: '127.0.0.1', port: Number(new URL(base).port) },
      database: {
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: database.port,
          user: POSTGRES_USER,
          password: 'not-asked-for',
        },
      },
      auth: {
        keys: [{ secret: 'aSecretThatBothPortalsOfTheLabShare=' }],
        externalAccess: [
          {
            type: 'static',
            options: { token: options.serviceToken, subject: 'lab' },
          },
          ...[...senders, ...drillers].map(({ token, subject }) => ({
            type: 'static',
            options: { token, subject },
            accessRestrictions: [
              { plugin: 'backups', permission: 'backups.report.create' },
            ],
          })),
        ],
      },
    },
    auth: { providers: {} },
    catalog: { rules: [{ allow: ['Component', 'Group', 'User'] }] },
    permission: { enabled: true },
    demo: { mode: 'trial', folder: catalogFolder },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'home-1',
              url: cluster.url,
              authProvider: 'serviceAccount',
              serviceAccountToken: cluster.token,
              skipTLSVerify: cluster.certificate === undefined,
              caData:
                cluster.certificate &&
                Buffer.from(cluster.certificate).toString('base64'),
              skipMetricsLookup: true,
            },
          ],
        },
      ],
    },
    backups: {
      interval: `${intervalSeconds} seconds`,
      kubernetes: { enabled: true },
      providers: options.providers,
      reports: {
        senders: senders.map(({ subject, kind, repositories }) => ({
          subject,
          kind,
          repositories,
        })),
        drills: drillers.map(({ subject, entities }) => ({
          subject,
          entities,
        })),
      },
    },
  };
}

/** A portal's backend in a process of its own, on PostgreSQL. */
export class LabPortal {
  private constructor(
    readonly name: string,
    /** `http://127.0.0.1:<port>` */
    readonly base: string,
    private readonly process: LabProcess,
    private readonly token: string,
  ) {}

  static async start(options: LabPortalOptions): Promise<LabPortal> {
    const { name, folder } = options;
    const base = `http://127.0.0.1:${await freePort()}`;
    const config = folder.of(`${name}.yaml`);
    // JSON is YAML.
    writeFileSync(config, JSON.stringify(configOf(options, base)));
    const started = await LabProcess.start({
      title: `portal '${name}' on Node ${process.versions.node} at ${base}`,
      command: process.execPath,
      args: ['--require', TRANSFORM, 'src/index.ts', '--config', config],
      cwd: BACKEND,
      env: { NODE_ENV: 'development', HOME: folder.path },
      asOneself: true,
      readySeconds: 180,
      ready: async () => {
        const response = await fetch(
          `${base}/.backstage/health/v1/readiness`,
        ).catch(() => undefined);
        return response?.ok ?? false;
      },
    });
    return new LabPortal(name, base, started, options.serviceToken);
  }

  /** @returns the answer of its API, parsed; `undefined` for a status that is no success */
  async ask(path: string, method = 'GET'): Promise<unknown> {
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}` },
    });
    return response.ok ? response.json() : undefined;
  }

  /** What it has logged. */
  get log(): string {
    return this.process.output;
  }

  /** Takes it away without a warning. */
  kill(): Promise<void> {
    return this.process.kill('SIGKILL');
  }

  /** Its clock stands still, and so does everything it has begun. */
  freeze(): void {
    this.process.signal('SIGSTOP');
  }

  /** It goes on as if nothing had been. */
  thaw(): void {
    this.process.signal('SIGCONT');
  }

  /** Stops it by its id. */
  stop(): Promise<void> {
    return this.process.stop();
  }
}
