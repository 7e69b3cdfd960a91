import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from './startLoopbackKubernetes';

/** As in `app-config.yaml`. It opens nothing but made-up manifests. */
const TOKEN = 'demo-token';

/**
 * Starts the API servers of the demo homelab: home-1 shows it as it is now,
 * and home-2, silent for hours by the stories, closes every connection.
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
    objects: () =>
      homelabManifestsAt({ cluster: name, now: new Date(), anchor }),
  });
  const api = await startLoopbackKubernetes({
    port,
    clusters: { 'home-1': cluster('home-1'), 'home-2': cluster('home-2') },
  });
  api.setFault('home-2', { kind: 'connection-reset' });
  return api;
}
