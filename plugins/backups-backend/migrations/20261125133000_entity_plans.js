/**
 * Which plans an entity was promised, and which entities are no more: a period
 * keeps its population. Days are `2026-11-21` in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entity_plans', table => {
    table.comment(
      'Plans of what is counted of an entity, as of the last day it was judged on.',
    );
    table.string('ref').notNullable();
    table.string('plan_id', 16).notNullable();
    table.primary(['ref', 'plan_id']);
    table.index(['plan_id']);
  });
  await knex.schema.createTable('departed_entities', table => {
    table.comment('Entities that were judged once and exist no longer.');
    table.string('ref').primary();
    table.string('gone_on', 10).notNullable().index();
    table.string('title', 512).notNullable();
    table.string('owner', 512).notNullable().defaultTo('');
  });
  // Few days are missed among many: what is listed is found by them.
  await knex.raw(
    'CREATE INDEX plan_days_missed ON plan_days (day) WHERE missed > 0',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('DROP INDEX plan_days_missed');
  await knex.schema.dropTable('departed_entities');
  await knex.schema.dropTable('entity_plans');
};
