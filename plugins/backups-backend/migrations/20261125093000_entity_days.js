/** As `LEVEL_RULES`. */
const RULES = [
  'covered',
  'calm',
  'fresh',
  'off_site',
  'drilled',
  'runbook',
  'steady',
  'hardened',
];

/**
 * How each entity did, day by day. Instants are whole epoch seconds, days
 * `2026-11-21` in UTC.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entity_days', table => {
    table.comment(
      'One row per entity and day. It outlives the entity: a period keeps its population.',
    );
    table.string('ref').notNullable();
    table.string('day', 10).notNullable();
    table.string('title', 512).notNullable().defaultTo('');
    table.string('owner', 512).notNullable().defaultTo('');
    table.string('verdict', 16).notNullable().comment('At its end.');
    table.string('worst', 16).notNullable();
    table.integer('observed_seconds').notNullable();
    table.integer('at_risk_seconds').notNullable();
    table.integer('unknown_seconds').notNullable();
    table.bigInteger('settled_at').notNullable();
    table.integer('level').comment('NULL: not judged, or not counted.');
    table.integer('made_30').notNullable().defaultTo(0);
    table.integer('missed_30').notNullable().defaultTo(0);
    table.string('rule_version').notNullable().defaultTo('');
    table.primary(['ref', 'day']);
    table.index(['day']);
  });
  await knex.schema.createTable('entity_levels', table => {
    table.comment('What each entity survives, as it was last judged.');
    table.string('ref').primary();
    table.string('day', 10).notNullable();
    table.integer('level').notNullable().index();
    table.integer('expected').comment('NULL: nobody expects any.');
    for (const rule of RULES) {
      table
        .integer(`rule_${rule}`)
        .notNullable()
        .comment('1 met, 0 not met, 2 not known.');
    }
    for (const days of [7, 30, 90]) {
      table.integer(`made_${days}`).notNullable();
      table.integer(`missed_${days}`).notNullable();
      table.integer(`unobserved_${days}`).notNullable();
    }
    table.bigInteger('drilled_at').notNullable().comment('0: never.');
    table.text('body').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('entity_levels');
  await knex.schema.dropTable('entity_days');
};
