import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { EstateKind, EstateRow, EstateStore } from './EstateStore';
import { EstateDocuments, noEstateDocuments } from './estateDocuments';

const CHUNK = 200;

interface Row {
  kind: EstateKind;
  key: string;
  body: string;
}

function chunks<T>(values: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, index) =>
    values.slice(index * CHUNK, (index + 1) * CHUNK),
  );
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
    const rows = await this.#knex<Row>('estate').select('kind', 'body');
    for (const { kind, body } of rows) {
      // What a newer version kept is nobody's here.
      (documents[kind] as unknown[] | undefined)?.push(JSON.parse(body));
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
      const held = await transaction('fence')
        .where({ id: 1, value: fence })
        .update({ value: fence });
      if (held !== 1) {
        throw new ConflictError(
          'A newer collection has begun; what this one found is not written.',
        );
      }
      for (const { kind, key } of removals) {
        await transaction('estate').where({ kind, key }).delete();
      }
      for (const chunk of chunks(upserts)) {
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
