import { EstateDocuments } from './estateDocuments';

/** Kinds of what is kept of the estate as a whole. */
export type EstateKind = keyof EstateDocuments;

/** A row that is to be written. */
export interface EstateRow {
  kind: EstateKind;
  key: string;
  body: unknown;
}

/** Keeps what is known of the estate as a whole. */
export interface EstateStore {
  load(): Promise<EstateDocuments>;
  /** @returns documents of one kind, by key */
  get<K extends EstateKind>(kind: K): Promise<EstateDocuments[K]>;
  /** @returns the document of one kind with a key, if there is one */
  find<K extends EstateKind>(
    kind: K,
    key: string,
  ): Promise<EstateDocuments[K][number] | undefined>;
  /**
   * Writes what one cycle changed.
   *
   * @param fence - from `BackupsStore.beginCycle`
   * @throws ConflictError when a newer cycle has begun
   */
  write(
    fence: number,
    changes: { upserts: EstateRow[]; removals: Omit<EstateRow, 'body'>[] },
  ): Promise<void>;
}
