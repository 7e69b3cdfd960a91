import {
  resultOf,
  StartedProcess,
  startProcess,
} from '../processes/startProcess';
import { REQUESTS_PATH } from './ReplayingServer';

/** Clusters in a process of their own. */
export interface Clusters {
  /** Where they are; each has a path of its own name. */
  origin: string;
  /** @returns how often a cluster was asked until now */
  requestsTo(cluster: string): Promise<number>;
  stop: StartedProcess<unknown>['stop'];
}

/**
 * Starts clusters whose answers are recorded already: a large one takes longer
 * to make them than a reader waits.
 *
 * @param sizes - by name: number of plans, or `silent`: it never answers
 */
export async function startClusters(
  sizes: Record<string, number | 'silent'>,
): Promise<Clusters> {
  const { result, stop } = await startProcess<{ origin: string }>(
    'clusters/clusters.process.ts',
    Object.entries(sizes).map(([name, size]) => `${name}=${size}`),
  );
  const { origin } = result;
  for (const [cluster, size] of Object.entries(sizes)) {
    if (size !== 'silent') {
      await resultOf('clusters/warm.process.ts', { origin, cluster });
    }
  }
  return {
    origin,
    stop,
    async requestsTo(cluster) {
      const counts = (await (
        await fetch(`${origin}${REQUESTS_PATH}`)
      ).json()) as Record<string, number>;
      return counts[cluster] ?? 0;
    },
  };
}
