/**
 * Instants are whole epoch seconds. Bodies are JSON.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('reports', table => {
    table.comment('The newest report of each stream, without its points.');
    table.string('id', 16).primary();
    table.string('kind', 64).notNullable();
    table.string('repository', 1024).notNullable();
    table.bigInteger('taken_at').notNullable();
    table.bigInteger('received_at').notNullable();
    table.bigInteger('interval_seconds').notNullable();
    table.text('body').notNullable();
  });

  const pointColumns = table => {
    table.string('identity', 512).notNullable();
    table.string('point_id', 255).notNullable();
    table.bigInteger('started_at').notNullable();
    table.bigInteger('finished_at');
    table.bigInteger('size_bytes');
    table.bigInteger('files');
    table.integer('failed_files').notNullable();
    table.integer('ignored_errors').notNullable();
    table.string('incomplete', 64);
    table.string('content', 255);
    table.string('kind', 32);
    table.text('pins').notNullable().comment('JSON.');
    table.text('kept_because').notNullable().comment('JSON.');
    table.integer('good').notNullable();
  };

  await knex.schema.createTable('points', table => {
    table.comment('What can be restored, as repositories list it.');
    table.string('listing_id', 16).notNullable();
    pointColumns(table);
    table.primary(['listing_id', 'identity', 'point_id']);
    table.index(['listing_id', 'identity', 'started_at']);
  });

  await knex.schema.createTable('staged_points', table => {
    table.comment('Points of reports that are still coming in.');
    table.string('upload_id', 36).notNullable();
    table.bigInteger('staged_at').notNullable().index();
    pointColumns(table);
    table.primary(['upload_id', 'identity', 'point_id']);
  });

  await knex.schema.createTable('repository_days', table => {
    table.comment('How large a repository was at the end of a day.');
    table.string('report_id', 16).notNullable();
    table.string('day', 10).notNullable();
    table.bigInteger('size_bytes').notNullable();
    table.bigInteger('garbage_bytes');
    table.primary(['report_id', 'day']);
    table.index(['day']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'repository_days',
    'staged_points',
    'points',
    'reports',
  ]) {
    await knex.schema.dropTable(table);
  }
};
