import {
  ClusterSnapshot,
  Listing,
  ResourceQuery,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { ServerResponse } from 'node:http';
import {
  KubernetesApiReader,
  KubernetesApiReaderOptions,
} from '../KubernetesApiReader';
import { CLAIMS, DEPLOYMENTS, TAPES, VOLUMES, homelab } from './queries';
import { StandInKubernetes } from './StandInKubernetes';
import { standInTransport } from './standInTransport';

const ALL = [CLAIMS, VOLUMES, DEPLOYMENTS, TAPES];

/** Where tapes are listed. */
export const TAPE_LIST = '/apis/tapedeck.example/v2/tapes';

/** Reads the homelab of a stand-in, without ever waiting for another attempt. */
export class StandInReading {
  /** How long it would have waited, in milliseconds. */
  readonly waits: number[] = [];

  constructor(private readonly standIn: StandInKubernetes) {
    standIn.reset();
    standIn.kinds = homelab();
  }

  /** A reader that may read again and again. */
  reader(
    options: Partial<KubernetesApiReaderOptions> = {},
  ): KubernetesApiReader {
    return new KubernetesApiReader({
      cluster: 'home',
      transport: standInTransport(this.standIn),
      intervalSeconds: 300,
      ...options,
      limits: {
        wait: async milliseconds => {
          this.waits.push(milliseconds);
        },
        ...options.limits,
      },
    });
  }

  read(
    options: Partial<KubernetesApiReaderOptions> = {},
    queries: ResourceQuery[] = ALL,
    signal = new AbortController().signal,
  ): Promise<ClusterSnapshot> {
    return this.reader(options).read(queries, { signal });
  }

  /**
   * Reads while something is wrong with tapes, and only with them; all other
   * kinds have to be complete.
   *
   * @param answer - given the number of the attempt; `false`: the usual answer
   */
  async readSpoiled(
    answer: (response: ServerResponse, time: number) => boolean,
    options: Partial<KubernetesApiReaderOptions> = {},
  ): Promise<{ listing: Listing | undefined; asked: number }> {
    let time = 0;
    this.standIn.intercept = ({ path }, response) => {
      if (path !== TAPE_LIST) return false;
      time += 1;
      return answer(response, time);
    };
    const snapshot = await this.read(options);
    for (const query of [CLAIMS, VOLUMES, DEPLOYMENTS]) {
      if (listingOf(snapshot, query)?.outcome !== 'complete') {
        throw new Error(
          `${query.plural} suffer from what is wrong with tapes.`,
        );
      }
    }
    return { listing: listingOf(snapshot), asked: time };
  }
}

/** @returns what became of a kind; of tapes, unless another is named */
export function listingOf(
  snapshot: ClusterSnapshot,
  query: ResourceQuery = TAPES,
): Listing | undefined {
  return snapshot.listings.get(resourceKey(query));
}
