/**
 * Bodies are JSON.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('estate', table => {
    table.comment(
      'What belongs to no single entity: uncovered items, causes, destinations, findings.',
    );
    table.string('kind', 32).notNullable();
    table.string('key', 1024).notNullable();
    table.text('body').notNullable();
    table.primary(['kind', 'key']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('estate');
};
