import { mockServices } from '@backstage/backend-test-utils';
import { ProxyTransport } from 'backstage-plugin-backups-backend/testUtils';
import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import { join } from 'node:path';
import { LabProcess } from '../machine/LabProcess';
import type { KubernetesServer } from './KubernetesServer';

const PORT = /^PORT (\d+)$/m;

/** Backstage's real Kubernetes plugin in front of a real API server. */
export class KubernetesPlugin {
  private constructor(
    private readonly process: LabProcess,
    private readonly base: string,
  ) {}

  /** @param tokens - by the name that the plugin gives the cluster for each */
  static async start(
    server: KubernetesServer,
    tokens: Readonly<Record<string, string>>,
  ): Promise<KubernetesPlugin> {
    const clusters = Object.entries(tokens).map(([name, token]) => ({
      name,
      url: server.url,
      authProvider: 'serviceAccount',
      serviceAccountToken: token,
      caData: Buffer.from(server.certificate).toString('base64'),
    }));
    const started = await LabProcess.start({
      title: `Kubernetes plugin in front of ${server.url}`,
      command: process.execPath,
      args: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'kubernetesPluginProcess.ts'),
        JSON.stringify(clusters),
      ],
      cwd: __dirname,
      env: { NODE_ENV: 'test' },
      asOneself: true,
      readySeconds: 180,
      ready: output => PORT.test(output),
    });
    const [, port] = PORT.exec(started.output) ?? [];
    return new KubernetesPlugin(started, `http://127.0.0.1:${port}`);
  }

  /** @param cluster - as the plugin calls it */
  transport(cluster: string): KubernetesTransport {
    const getBaseUrl = async (pluginId: string) =>
      `${this.base}/api/${pluginId}`;
    return new ProxyTransport({
      cluster,
      discovery: { getBaseUrl },
      auth: mockServices.auth({ pluginId: 'backups' }),
    });
  }

  /** Stops it by its id. */
  stop(): Promise<void> {
    return this.process.stop();
  }
}
