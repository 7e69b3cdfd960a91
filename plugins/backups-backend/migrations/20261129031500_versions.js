/** What is written on different occasions, and locks nothing of the others. */
const TOPICS = ['cycle', 'drills', 'reports'];

/**
 * How often something was written: an answer that was made from it is good for
 * as long as no number changes.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('versions', table => {
    table.comment('How often something was written, by what it is about.');
    table.string('topic', 16).primary();
    table.bigInteger('value').notNullable();
  });
  await knex('versions').insert(TOPICS.map(topic => ({ topic, value: 0 })));
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('versions');
};
