/** What lists are filtered, sorted and judged by, without what this brings. */
const COLUMNS = [
  'ref',
  'at_risk_at',
  'unknown_at',
  'attention_at',
  'exempt_until',
  'unprotected_at',
  'items',
  'source_set',
  'kind',
  'sort_name',
  'owner',
  'system',
  'tier',
  'lifecycle',
  'clusters',
  'destinations',
  'size_bytes',
];

function isSqlite(knex) {
  return String(knex.client.config.client).includes('sqlite');
}

/** SQLite reads lists from an index alone, which has to hold every column. */
async function makeIndex(knex, columns) {
  if (!isSqlite(knex)) return;
  await knex.raw('DROP INDEX entities_lists');
  await knex.raw(
    `CREATE INDEX entities_lists ON entities (${columns.join(', ')})`,
  );
}

/**
 * When each missed slot was due, and how much is lost of an entity: lists of
 * what is at risk begin with what lost most.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('plan_days', table => {
    table
      .text('missed_at')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: when each missed slot was due, in epoch seconds.');
  });
  await knex.schema.alterTable('entities', table => {
    table
      .bigInteger('newest_copy_at')
      .notNullable()
      .defaultTo(0)
      .comment('Data time of the newest copy of what lost most; 0: none.');
  });
  await makeIndex(knex, [...COLUMNS, 'newest_copy_at']);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await makeIndex(knex, COLUMNS);
  await knex.schema.alterTable('entities', table => {
    table.dropColumn('newest_copy_at');
  });
  await knex.schema.alterTable('plan_days', table => {
    table.dropColumn('missed_at');
  });
};
