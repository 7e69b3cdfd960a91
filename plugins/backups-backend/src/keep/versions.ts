import { Knex } from 'knex';

/** What is written on different occasions; rows of the table `versions`. */
export type VersionTopic = 'cycle' | 'drills' | 'reports';

/**
 * Says that something was written. Whatever was made from it before may be old.
 *
 * @param transaction - in which it is written
 */
export async function raiseVersion(
  transaction: Knex,
  topic: VersionTopic,
): Promise<void> {
  await transaction('versions').where({ topic }).increment('value', 1);
}

/**
 * @returns the version of everything that is kept, for instance
 * `cycle:7 drills:0 reports:3`: as long as it is the same, nothing was written,
 * whichever process writes
 */
export async function readVersion(knex: Knex): Promise<string> {
  const rows: { topic: string; value: number | string }[] = await knex(
    'versions',
  )
    .orderBy('topic')
    .select('topic', 'value');
  return rows.map(({ topic, value }) => `${topic}:${value}`).join(' ');
}
