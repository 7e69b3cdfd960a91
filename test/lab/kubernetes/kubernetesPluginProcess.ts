import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';

/**
 * A backend with Backstage's real Kubernetes plugin, in a process of its own:
 * it imports its Kubernetes client in a way that jest does not allow. Takes its
 * clusters as JSON, and prints its port.
 */
async function main(clusters: object[]): Promise<void> {
  const { server } = await startTestBackend({
    features: [
      kubernetesPlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://127.0.0.1' },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [{ type: 'config', clusters }],
          },
        },
      }),
    ],
  });
  process.stdout.write(`PORT ${server.port()}\n`);
}

main(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
