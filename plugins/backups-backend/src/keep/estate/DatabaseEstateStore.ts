import { Knex } from 'knex';
import { EstateKind, EstateRow, EstateStore } from './EstateStore';
import { EstateDocuments, noEstateDocuments } from './estateDocuments';
import { lockFence } from '../lockFence';
import { inTurns, pagesOf } from '../turns';

const CHUNK = 200;

/** Bodies that are read and parsed in one go. */
const PAGE = 500;

interface Row {
  kind: EstateKind;
  key: string;
  body: string;
}

/** Keeps the estate in SQLite or PostgreSQL. */
export class DatabaseEstateStore implements EstateStore {
  readonly #knex: Knex;

  constructor(options: {
    /** After `DatabaseBackupsStore.create`, which brings the tables. */
    knex: Knex;
  }) {
    this.#knex = options.knex;
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
        // What a newer version kept is nobody's here.
        (documents[kind] as unknown[] | undefined)?.push(JSON.parse(body));
      }
    }
    return documents;
  }

  async get<K extends EstateKind>(kind: K): Promise<EstateDocuments[K]> {
    const rows = await this.#knex('estate')
      .where({ kind })
      .orderBy('key')
      .select('body');
    return rows.map(({ body }) => JSON.parse(body)) as EstateDocuments[K];
  }

  async find<K extends EstateKind>(
    kind: K,
    key: string,
  ): Promise<EstateDocuments[K][number] | undefined> {
    const row = await this.#knex<Row>('estate')
      .where({ kind, key })
      .first('body');
    return row && JSON.parse(row.body);
  }

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
