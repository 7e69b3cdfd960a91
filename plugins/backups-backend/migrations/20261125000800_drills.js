/**
 * Restores that were really tried. Instants are whole epoch seconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('drills', table => {
    table.comment('Restores that were really tried, as they were reported.');
    table.bigIncrements('id');
    table.string('entity_ref').notNullable();
    table.string('item_key', 1024).notNullable();
    table.string('outcome', 16).notNullable();
    table.bigInteger('finished_at').notNullable();
    table.bigInteger('reported_at').notNullable();
    table.string('reported_by').notNullable();
    table.text('body').notNullable().comment('The drill, as JSON.');
    table.index(['entity_ref', 'finished_at']);
    table.index(['outcome', 'finished_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('drills');
};
