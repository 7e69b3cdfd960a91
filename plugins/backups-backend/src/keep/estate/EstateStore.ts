import { Knex } from 'knex';
import { EstateDocuments, noEstateDocuments } from './estateDocuments';
import { lockFence } from '../lockFence';
import { inTurns, pagesOf } from '../turns';

/** Kinds of what is kept of the estate as a whole. */
export type EstateKind = keyof EstateDocuments;

/** A row that is to be written. */
export interface EstateRow {
  kind: EstateKind;
  key: string;
  body: unknown;
}

/** @returns the rows of documents, by kind and key */
export function rowsOf(documents: EstateDocuments): Map<string, EstateRow> {
  const rows = new Map<string, EstateRow>();
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

const CHUNK = 200;

/** Bodies that are read and parsed in one go. */
const PAGE = 500;

interface Row {
  kind: EstateKind;
  key: string;
  body: string;
}

/** Keeps what is known of the estate as a whole. */
export class EstateStore {
  readonly #knex: Knex;

  /** @param knex - a migrated database */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async load(): Promise<EstateDocuments> {
    const documents = noEstateDocuments();
    const read = (after: Row | undefined) => {
      const query = this.#knex<Row>('estate')
        .select('kind', 'key', 'body')
        .orderBy(['kind', 'key'])
        .limit(PAGE);
      if (after)
        query.whereRaw('(kind, key) > (?, ?)', [after.kind, after.key]);
      return query as unknown as Promise<Row[]>;
    };
    for await (const rows of pagesOf(read, PAGE)) {
      for (const { kind, body } of rows) {
        // A newer version kept it, and this one has no use for it.
        (documents[kind] as unknown[] | undefined)?.push(JSON.parse(body));
      }
    }
    return documents;
  }

  /** @returns documents of one kind, by key */
  async get<K extends EstateKind>(kind: K): Promise<EstateDocuments[K]> {
    const rows = await this.#knex('estate')
      .where({ kind })
      .orderBy('key')
      .select('body');
    return rows.map(({ body }) => JSON.parse(body)) as EstateDocuments[K];
  }

  /** @returns the document of one kind with a key, if there is one */
  async find<K extends EstateKind>(
    kind: K,
    key: string,
  ): Promise<EstateDocuments[K][number] | undefined> {
    const row = await this.#knex<Row>('estate')
      .where({ kind, key })
      .first('body');
    return row && JSON.parse(row.body);
  }

  /**
   * Writes what one cycle changed.
   *
   * @param fence - from `BackupsStore.beginCycle`
   * @throws ConflictError when a newer cycle has begun
   */
  async write(
    fence: number,
    {
      upserts,
      removals,
    }: { upserts: EstateRow[]; removals: Omit<EstateRow, 'body'>[] },
  ): Promise<void> {
    if (upserts.length === 0 && removals.length === 0) return;
    await this.#knex.transaction(async transaction => {
      await lockFence(transaction, fence);
      for await (const chunk of inTurns(removals, CHUNK)) {
        for (const { kind, key } of chunk) {
          await transaction('estate').where({ kind, key }).delete();
        }
      }
      for await (const chunk of inTurns(upserts, CHUNK)) {
        await transaction('estate')
          .insert(
            chunk.map(({ kind, key, body }) => ({
              kind,
              key,
              body: JSON.stringify(body),
            })),
          )
          .onConflict(['kind', 'key'])
          .merge();
      }
    });
  }
}
