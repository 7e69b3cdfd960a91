/**
 * Why an entity ended a day as it did: once that is gone, it tells what was
 * fixed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entity_days', table => {
    table
      .text('reason')
      .notNullable()
      .defaultTo('')
      .comment('JSON: the worst of what was wrong; empty: nothing.');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entity_days', table => {
    table.dropColumn('reason');
  });
};
