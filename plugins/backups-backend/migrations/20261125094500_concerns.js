/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('entities', table => {
    table
      .text('concerns')
      .notNullable()
      .defaultTo('[]')
      .comment(
        'What is wrong, and what will be, each with the instant from which it stands, as JSON.',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entities', table => {
    table.dropColumn('concerns');
  });
};
