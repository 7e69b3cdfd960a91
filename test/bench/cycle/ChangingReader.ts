import {
  ClusterReader,
  ClusterSnapshot,
  KubernetesObject,
  ResourceQuery,
  isRecord,
} from 'backstage-plugin-backups-node';

/** Hourly plans, read every five minutes: each twelfth has run since. */
const ONE_OF = 12;

/**
 * A cluster in which every twelfth source (8 %) has finished a run since the
 * last reading, while all other objects are as they were.
 */
export class ChangingReader implements ClusterReader {
  readonly mode = 'live';
  readonly cluster: string;
  readonly intervalSeconds: number;
  readonly #reader: ClusterReader;
  /** What became of an object, by the object that the cluster gives. */
  readonly #changed = new Map<KubernetesObject, KubernetesObject>();
  #readings = 0;

  constructor(reader: ClusterReader) {
    this.#reader = reader;
    this.cluster = reader.cluster;
    this.intervalSeconds = reader.intervalSeconds;
  }

  async read(
    queries: ResourceQuery[],
    options: { signal: AbortSignal },
  ): Promise<ClusterSnapshot> {
    const snapshot = await this.#reader.read(queries, options);
    this.#readings += 1;
    const finishedAt = new Date().toISOString();
    let index = 0;
    const now = (object: KubernetesObject): KubernetesObject => {
      const before = this.#changed.get(object) ?? object;
      if (object.kind !== 'ReplicationSource') return before;
      index += 1;
      if (index % ONE_OF !== this.#readings % ONE_OF) return before;
      const status = isRecord(before.status) ? before.status : {};
      const after = {
        ...before,
        status: { ...status, lastSyncTime: finishedAt },
      };
      this.#changed.set(object, after);
      return after;
    };
    return {
      ...snapshot,
      listings: new Map(
        [...snapshot.listings].map(([key, listing]) => [
          key,
          listing.outcome === 'complete'
            ? { ...listing, objects: listing.objects.map(now) }
            : listing,
        ]),
      ),
    };
  }
}
