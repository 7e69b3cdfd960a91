import { ClusterReader } from 'backstage-plugin-backups-node';

/** Knows clusters that may come and go while the portal runs. */
export interface ReaderSupplier {
  /** What people call the place the list comes from: `Kubernetes plugin`. */
  readonly title: string;
  readonly intervalSeconds: number;
  /**
   * Lists the clusters that are there now. A cluster that stays keeps its
   * reader.
   *
   * @throws an error when they cannot be listed
   */
  listReaders(signal: AbortSignal): Promise<ClusterReader[]>;
}
