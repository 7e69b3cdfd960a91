import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';

/** @returns the shortest way to a cluster of the loopback API: real HTTP, and nothing else */
export function loopbackTransport(url: string): KubernetesTransport {
  return {
    credentialsAt: 'the loopback API',
    async get(path, query, signal) {
      const response = await fetch(
        `${url}${path}?${new URLSearchParams(query)}`,
        { signal, redirect: 'manual' },
      );
      return {
        status: response.status,
        header: name => response.headers.get(name) ?? undefined,
        body: response.body ?? new ReadableStream<Uint8Array>(),
      };
    },
  };
}
