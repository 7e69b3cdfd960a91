import { KubernetesTransport } from '../KubernetesTransport';
import { StandInKubernetes } from './StandInKubernetes';

/** The shortest way to a stand-in. */
export function standInTransport(
  standIn: StandInKubernetes,
): KubernetesTransport {
  return {
    credentialsAt: 'the test',
    async get(path, query, signal) {
      const response = await fetch(
        `http://${standIn.host}${path}?${new URLSearchParams(query)}`,
        { signal, redirect: 'manual' },
      );
      return {
        status: response.status,
        header: name => response.headers.get(name) ?? undefined,
        body: response.body as unknown as AsyncIterable<Uint8Array>,
      };
    },
  };
}
