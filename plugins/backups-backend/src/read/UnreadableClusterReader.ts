import {
  ClusterReader,
  ClusterSnapshot,
  ReadError,
} from 'backstage-plugin-backups-node';
import { ClusterReadError } from './ClusterReadError';

/** Stands for a cluster that is known and cannot be read: it is said, not skipped. */
export class UnreadableClusterReader implements ClusterReader {
  readonly mode = 'live';
  readonly cluster: string;
  readonly intervalSeconds: number;
  readonly #error: ReadError;

  constructor(options: {
    cluster: string;
    intervalSeconds: number;
    error: ReadError;
  }) {
    this.cluster = options.cluster;
    this.intervalSeconds = options.intervalSeconds;
    this.#error = options.error;
  }

  async read(): Promise<ClusterSnapshot> {
    throw new ClusterReadError(this.#error.message, { fix: this.#error.fix });
  }
}
