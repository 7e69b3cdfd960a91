import {
  ClusterReader,
  ClusterSnapshot,
  ResourceQuery,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import { demoManifestsAt } from '../demoManifestsAt';
import { lastExportOf } from '../homelab/lastExportOf';

/** A cluster of the demo at any time, without files. */
export class MemoryClusterReader implements ClusterReader {
  readonly mode = 'live';
  readonly intervalSeconds: number;
  readonly cluster: string;
  readonly #anchor: Date;
  readonly #clock: () => Date;

  constructor(options: {
    cluster: string;
    anchor: Date;
    intervalSeconds: number;
    clock: () => Date;
  }) {
    this.cluster = options.cluster;
    this.intervalSeconds = options.intervalSeconds;
    this.#anchor = options.anchor;
    this.#clock = options.clock;
  }

  async read(queries: ResourceQuery[]): Promise<ClusterSnapshot> {
    const { cluster } = this;
    const moment = { cluster, now: this.#clock(), anchor: this.#anchor };
    const readAt = lastExportOf(moment);
    return snapshotOf({
      cluster,
      readAt,
      queries,
      objects: demoManifestsAt({ ...moment, now: readAt }),
    });
  }
}
