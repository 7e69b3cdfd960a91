const { createHash } = require('node:crypto');

/** As in `sourceSetId`. */
function setIdOf(sourceIds) {
  return createHash('sha256')
    .update([...new Set(sourceIds)].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/**
 * What lists are filtered, sorted and paged by. Instants are whole epoch
 * seconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('sources', table => {
    table.bigInteger('read_at').notNullable().defaultTo(0);
    table.bigInteger('current_until').notNullable().defaultTo(0);
    table
      .integer('is_dump')
      .notNullable()
      .defaultTo(0)
      .comment('1: judged as of its own time, whatever the clock says.');
  });
  await knex.schema.createTable('source_sets', table => {
    table.comment(
      'Which sources an entity needs. Many entities need the same ones, so that readability is joined at read and copied nowhere.',
    );
    table.string('set_id', 16).notNullable();
    table.string('source_id').notNullable();
    table.primary(['set_id', 'source_id']);
  });
  await knex.schema.alterTable('entities', table => {
    table.string('source_set', 16).notNullable().defaultTo('').index();
    table.string('kind').notNullable().defaultTo('');
    table
      .string('sort_name', 512)
      .notNullable()
      .defaultTo('')
      .comment('Its title or name, in small letters.');
    table.string('owner', 512).notNullable().defaultTo('').index();
    table.string('system', 512).notNullable().defaultTo('').index();
    table.string('tier').notNullable().defaultTo('');
    table.string('lifecycle').notNullable().defaultTo('');
    table
      .text('clusters')
      .notNullable()
      .defaultTo('')
      .comment('Each between line feeds, to be found by LIKE.');
    table.text('destinations').notNullable().defaultTo('');
    table.bigInteger('size_bytes').notNullable().defaultTo(0);
    table
      .bigInteger('unprotected_at')
      .notNullable()
      .defaultTo(253_402_300_799)
      .comment('From here something of it is counted that nothing copies.');
  });

  // What is known stays readable until the next collection writes it anew.
  for (const { id, body } of await knex('sources').select('id', 'body')) {
    const { readAt = 0, currentUntil = 0, mode } = JSON.parse(body);
    await knex('sources')
      .where({ id })
      .update({
        read_at: readAt,
        current_until: currentUntil,
        is_dump: mode === 'dump' ? 1 : 0,
      });
  }
  const sets = await knex('entities').distinct('source_ids');
  for (const { source_ids } of sets) {
    const sourceIds = JSON.parse(source_ids);
    const setId = setIdOf(sourceIds);
    if (sourceIds.length > 0) {
      await knex('source_sets')
        .insert(sourceIds.map(id => ({ set_id: setId, source_id: id })))
        .onConflict(['set_id', 'source_id'])
        .ignore();
    }
    await knex('entities').where({ source_ids }).update({ source_set: setId });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('entities', table => {
    for (const column of ['source_set', 'owner', 'system']) {
      table.dropIndex([column]);
    }
  });
  await knex.schema.alterTable('entities', table => {
    table.dropColumns(
      'source_set',
      'kind',
      'sort_name',
      'owner',
      'system',
      'tier',
      'lifecycle',
      'clusters',
      'destinations',
      'size_bytes',
      'unprotected_at',
    );
  });
  await knex.schema.dropTable('source_sets');
  await knex.schema.alterTable('sources', table => {
    table.dropColumns('read_at', 'current_until', 'is_dump');
  });
};
