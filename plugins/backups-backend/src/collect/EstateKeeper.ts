import { sameDocument } from '../compare/sameDocument';
import { EstateKind, EstateRow, EstateStore } from '../keep/estate/EstateStore';
import { EstateDocuments } from '../keep/estate/estateDocuments';

type Kept = Map<string, EstateRow>;

function rowsOf(documents: EstateDocuments): Kept {
  const rows: Kept = new Map();
  for (const [kind, list] of Object.entries(documents)) {
    for (const body of list as { key: string }[]) {
      rows.set(`${kind}\n${body.key}`, {
        kind: kind as EstateKind,
        key: body.key,
        body,
      });
    }
  }
  return rows;
}

/** Writes of the estate as a whole what a cycle changed, and nothing else. */
export class EstateKeeper {
  readonly #store: EstateStore;
  #kept: Kept | undefined;

  constructor(store: EstateStore) {
    this.#store = store;
  }

  /** Another process wrote meanwhile. */
  forget(): void {
    this.#kept = undefined;
  }

  /** @returns keys of items that the last cycle found unprotected */
  async unprotected(): Promise<string[]> {
    return [...(await this.#load()).values()].flatMap(({ kind, key, body }) =>
      kind === 'uncovered' && (body as { unprotected: boolean }).unprotected
        ? key
        : [],
    );
  }

  async write(fence: number, documents: EstateDocuments): Promise<void> {
    const before = await this.#load();
    const after = rowsOf(documents);
    const upserts = [...after].flatMap(([id, row]) =>
      sameDocument(before.get(id)?.body, row.body) ? [] : row,
    );
    const removals = [...before].flatMap(([id, row]) =>
      after.has(id) ? [] : row,
    );
    this.#kept = undefined;
    await this.#store.write(fence, { upserts, removals });
    this.#kept = after;
  }

  async #load(): Promise<Kept> {
    this.#kept ??= rowsOf(await this.#store.load());
    return this.#kept;
  }
}
