import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** Backstage's real Kubernetes plugin, and how the backups plugin gets there. */
export interface RunningKubernetesPlugin {
  discovery: DiscoveryService;
  auth: AuthService;
  stop(): Promise<void>;
}

async function portFrom(child: ChildProcess): Promise<number> {
  for (;;) {
    // Backstage's transform has messages of its own.
    const [message] = await once(child, 'message');
    if (typeof message === 'number') return message;
  }
}

/**
 * Starts a backend with Backstage's real Kubernetes plugin.
 *
 * @param clusters - `host`: of its API server, `127.0.0.1:1234`
 */
export async function startKubernetesPlugin(
  clusters: { name: string; host: string; authProvider?: string }[],
): Promise<RunningKubernetesPlugin> {
  const configured = clusters.map(({ name, host, authProvider }) => ({
    name,
    url: `http://${host}`,
    authProvider: authProvider ?? 'serviceAccount',
    serviceAccountToken: 'kube-token',
    skipTLSVerify: true,
  }));
  const child = fork(
    resolve(__dirname, 'kubernetesPluginProcess.ts'),
    [JSON.stringify(configured)],
    {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const exited = once(child, 'exit');
  const port = await Promise.race([
    portFrom(child),
    exited.then(([code]) => {
      throw new Error(`The Kubernetes plugin ended with code ${code}.`);
    }),
  ]);
  const getBaseUrl = async (pluginId: string) =>
    `http://127.0.0.1:${port}/api/${pluginId}`;
  return {
    // No mock: these forget what they are to answer between two tests.
    discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
    auth: mockServices.auth({ pluginId: 'backups' }),
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}
