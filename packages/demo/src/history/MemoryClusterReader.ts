import {
  ClusterReader,
  ClusterSnapshot,
  KubernetesObject,
  ResourceQuery,
  resourceKey,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import { isDeepStrictEqual } from 'node:util';
import { demoManifestsAt } from '../demoManifestsAt';
import { lastExportOf } from '../homelab/lastExportOf';

/**
 * A cluster of the demo at any time, without files. What did not change since
 * the last reading is the same object again, as a reader gives it that goes by
 * the `resourceVersion` of an API server.
 */
export class MemoryClusterReader implements ClusterReader {
  readonly mode = 'live';
  readonly intervalSeconds: number;
  readonly cluster: string;
  readonly #anchor: Date;
  readonly #clock: () => Date;
  #objects = new Map<string, KubernetesObject>();
  /** What was kept of an object, by the query that it answers. */
  readonly #projected = new WeakMap<
    KubernetesObject,
    Map<string, KubernetesObject>
  >();

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
      queries: queries.map(query => this.#projectingOnce(query)),
      objects: this.#recalled(demoManifestsAt({ ...moment, now: readAt })),
    });
  }

  #recalled(objects: readonly KubernetesObject[]): KubernetesObject[] {
    const known = this.#objects;
    this.#objects = new Map();
    return objects.map(object => {
      const uid = object.metadata?.uid ?? '';
      const before = known.get(uid);
      const same = before && isDeepStrictEqual(before, object);
      const recalled = same ? before : object;
      this.#objects.set(uid, recalled);
      return recalled;
    });
  }

  #projectingOnce(query: ResourceQuery): ResourceQuery {
    const { project } = query;
    if (!project) return query;
    const key = resourceKey(query);
    return {
      ...query,
      project: object => {
        const answers = this.#projected.get(object) ?? new Map();
        this.#projected.set(object, answers);
        if (!answers.has(key)) answers.set(key, project(object));
        return answers.get(key);
      },
    };
  }
}
