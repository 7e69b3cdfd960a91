import { sameDocument } from '../compare/sameDocument';
import { ReportStore } from '../keep/ReportStore';
import { RepositoryDocument } from '../keep/RepositoryDocument';

/** Writes of the repositories what a cycle changed, and nothing else. */
export class RepositoryKeeper {
  readonly #store: ReportStore;
  /** By id. */
  #kept: ReadonlyMap<string, RepositoryDocument> | undefined;

  constructor(store: ReportStore) {
    this.#store = store;
  }

  /** Another process wrote meanwhile. */
  forget(): void {
    this.#kept = undefined;
  }

  async write(documents: readonly RepositoryDocument[]): Promise<void> {
    const known = this.#kept;
    const upserts = documents.filter(
      document => !sameDocument(known?.get(document.id), document),
    );
    if (known && upserts.length === 0 && known.size === documents.length) {
      return;
    }
    await this.#store.saveRepositories({
      upserts,
      ids: documents.map(document => document.id),
    });
    this.#kept = new Map(documents.map(document => [document.id, document]));
  }
}
