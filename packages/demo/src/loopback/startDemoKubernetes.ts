import { DEMO_CLUSTERS } from '../demoClusters';
import { demoManifestsAt } from '../demoManifestsAt';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from './startLoopbackKubernetes';

/** As in `app-config.yaml`. It opens nothing but made-up manifests. */
const TOKEN = 'demo-token';

/**
 * Starts the API servers of the demo: home-1 and the company's show what is
 * there now, and home-2, silent for hours by the stories, closes every connection.
 *
 * @param options - `anchor`: the instant at which the stories are told
 */
export async function startDemoKubernetes(options: {
  anchor: Date;
  port: number;
}): Promise<LoopbackKubernetes> {
  const { anchor, port } = options;
  const cluster = (name: string) => ({
    token: TOKEN,
    objects: () => demoManifestsAt({ cluster: name, now: new Date(), anchor }),
  });
  const api = await startLoopbackKubernetes({
    port,
    clusters: Object.fromEntries(
      DEMO_CLUSTERS.map(name => [name, cluster(name)]),
    ),
  });
  api.setFault('home-2', { kind: 'connection-reset' });
  return api;
}
