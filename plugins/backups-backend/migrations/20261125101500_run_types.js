/**
 * What a run made, and whether anybody watched it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('runs', table => {
    table.string('makes', 16);
    table
      .integer('derived')
      .notNullable()
      .defaultTo(0)
      .comment('1: known from a record that was found later.');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('runs', table => {
    table.dropColumn('makes');
    table.dropColumn('derived');
  });
};
