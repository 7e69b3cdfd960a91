/**
 * Instants are whole epoch seconds. Bodies are JSON.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fence', table => {
    table.comment('The newest cycle that began. An older one may not write.');
    table.integer('id').primary();
    table.bigInteger('value').notNullable();
  });
  await knex('fence').insert({ id: 1, value: 0 });

  await knex.schema.createTable('sources', table => {
    table.comment('Places that are read: a provider on a cluster.');
    table.string('id').primary();
    table.text('body').notNullable();
  });

  await knex.schema.createTable('facts', table => {
    table.comment(
      'What providers said at the last complete reading of a source.',
    );
    table.string('source_id').notNullable();
    table.string('key', 1024).notNullable();
    table.text('body').notNullable();
    table.primary(['source_id', 'key']);
  });

  await knex.schema.createTable('plans', table => {
    table.comment('One item copied to one destination on one schedule.');
    table.string('id', 16).primary();
    table.string('source_id').notNullable().index();
    table.text('body').notNullable();
  });

  await knex.schema.createTable('entities', table => {
    table.comment('Catalog entities with data or workloads, judged.');
    table.string('ref').primary();
    table.bigInteger('at_risk_at').notNullable().index();
    table.bigInteger('unknown_at').notNullable();
    table.bigInteger('attention_at').notNullable();
    table.bigInteger('exempt_until').notNullable();
    table.integer('items').notNullable();
    table
      .text('source_ids')
      .notNullable()
      .defaultTo('[]')
      .comment('Sources without which nothing can be said, as JSON.');
    table.text('body').notNullable();
  });

  await knex.schema.createTable('unlinked_items', table => {
    table.comment('Items that belong to no entity, or to contradicting ones.');
    table.string('key', 1024).primary();
    table.text('body').notNullable();
  });

  await knex.schema.createTable('runs', table => {
    table.comment('Finished attempts, as they were seen.');
    table.bigIncrements('id');
    table.string('plan_id', 16).notNullable();
    table.string('outcome', 16).notNullable();
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.bigInteger('seen_at').notNullable();
    table.double('duration_seconds');
    table.text('message');
    table.index(['plan_id', 'id']);
    table.index(['seen_at']);
  });

  await knex.schema.createTable('plan_days', table => {
    table.comment('The worst that was due on a day, per plan.');
    table.string('plan_id', 16).notNullable();
    table.string('day', 10).notNullable();
    table.string('result', 16).notNullable();
    table.integer('made').notNullable();
    table.integer('missed').notNullable();
    table.integer('failed').notNullable();
    table.primary(['plan_id', 'day']);
    table.index(['day']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'plan_days',
    'runs',
    'unlinked_items',
    'entities',
    'plans',
    'facts',
    'sources',
    'fence',
  ]) {
    await knex.schema.dropTable(table);
  }
};
