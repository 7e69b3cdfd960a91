/** What lists are filtered, sorted and judged by. */
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

/**
 * SQLite reads a row from its beginning: what stands behind the body costs
 * reading the body. An index that holds everything lists need spares them
 * that. PostgreSQL keeps long bodies elsewhere, and limits what an index holds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (!isSqlite(knex)) return;
  await knex.raw(
    `CREATE INDEX entities_lists ON entities (${COLUMNS.join(', ')})`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  if (!isSqlite(knex)) return;
  await knex.raw('DROP INDEX entities_lists');
};
