import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ClusterReader, ReadError } from 'backstage-plugin-backups-node';
import { ClusterConfig } from '../config/BackupsConfig';
import { ClusterReadError } from './ClusterReadError';
import { ReaderSupplier } from './ReaderSupplier';
import { speakable } from './speakable';
import { UnreadableClusterReader } from './UnreadableClusterReader';

/** A list of clusters that could not be read. */
export interface FailedList {
  supplier: ReaderSupplier;
  error: ReadError;
  /** Whether an older list stands in for it. */
  knownBefore: boolean;
}

/** Whom to read in this cycle. */
export interface ListedReaders {
  readers: ClusterReader[];
  failures: FailedList[];
}

/**
 * Puts together whom to read in a cycle: who is configured, and who is listed
 * elsewhere right now. A list that cannot be read removes nobody.
 */
export class ReaderList {
  readonly #readers: readonly ClusterReader[];
  readonly #suppliers: readonly ReaderSupplier[];
  readonly #clusters: Readonly<Record<string, ClusterConfig>>;
  readonly #logger: LoggerService;
  readonly #lastKnown = new Map<ReaderSupplier, ClusterReader[]>();
  readonly #warned = new Set<string>();

  constructor(options: {
    /** Always there; they win over supplied ones of the same name. */
    readers: readonly ClusterReader[];
    suppliers: readonly ReaderSupplier[];
    /** `backups.clusters`. */
    clusters: Readonly<Record<string, ClusterConfig>>;
    logger: LoggerService;
  }) {
    this.#readers = options.readers;
    this.#suppliers = options.suppliers;
    this.#clusters = options.clusters;
    this.#logger = options.logger;
  }

  /** @param keptClusters - names of the clusters that are known from before */
  async list(
    keptClusters: Iterable<string>,
    signal: AbortSignal,
  ): Promise<ListedReaders> {
    const byCluster = new Map<string, ClusterReader>();
    const failures: FailedList[] = [];
    const add = (readers: Iterable<ClusterReader>) => {
      for (const reader of readers) {
        if (!byCluster.has(reader.cluster)) {
          byCluster.set(reader.cluster, reader);
        }
      }
    };
    add(this.#readers);
    for (const supplier of this.#suppliers) {
      try {
        const readers = await supplier.listReaders(signal);
        this.#lastKnown.set(supplier, readers);
        add(readers);
      } catch (caught) {
        const error =
          caught instanceof ClusterReadError
            ? caught.toReadError()
            : { message: speakable(toError(caught).message) };
        this.#logger.warn('A list of clusters could not be read', {
          of: supplier.title,
          reason: error.message,
        });
        const before = this.#lastKnown.get(supplier);
        add(before ?? []);
        failures.push({ supplier, error, knownBefore: before !== undefined });
      }
    }
    if (failures.length === 0) this.#warnOfUnknown(byCluster);
    for (const { supplier, error, knownBefore } of failures) {
      if (knownBefore) continue;
      // Since the last start nobody has said which clusters there are. Those
      // from before may well be among them.
      add(
        [...keptClusters].map(
          cluster =>
            new UnreadableClusterReader({
              cluster,
              intervalSeconds: supplier.intervalSeconds,
              error,
            }),
        ),
      );
    }
    return {
      readers: [...byCluster.values()].filter(
        ({ cluster }) => this.#clusters[cluster]?.judge !== 'off',
      ),
      failures,
    };
  }

  #warnOfUnknown(byCluster: ReadonlyMap<string, ClusterReader>): void {
    for (const name of Object.keys(this.#clusters)) {
      if (byCluster.has(name) || this.#warned.has(name)) continue;
      this.#warned.add(name);
      this.#logger.warn('backups.clusters names an unknown cluster', {
        cluster: name,
        known: [...byCluster.keys()],
      });
    }
  }
}
