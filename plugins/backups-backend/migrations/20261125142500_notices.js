/**
 * What owners were told, so that they are told once. Instants are whole epoch
 * seconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('notice_alarms', table => {
    table.comment('One row per owner and cause that stands, or stood lately.');
    table.string('key', 64).primary();
    table.text('body').notNullable().comment('The alarm, as JSON.');
  });
  await knex.schema.createTable('notice_state', table => {
    table.integer('id').primary();
    table
      .bigInteger('began_at')
      .notNullable()
      .comment('When owners could first have been told anything.');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notice_state');
  await knex.schema.dropTable('notice_alarms');
};
