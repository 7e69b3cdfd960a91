const DAY = 86_400;
const PLANS_AT_ONCE = 500;
const ROWS_AT_ONCE = 200;
const MAKES = ['full', 'differential', 'incremental'];

/** PostgreSQL gives big integers as text. */
function numberOf(value) {
  return value === null || value === undefined ? undefined : Number(value);
}

// How runs are packed is written down here once more: what a migration did must
// not change when the code does.
function written(value) {
  if (value === undefined) return '';
  return Number.isSafeInteger(value) ? value.toString(36) : `.${value}`;
}

function writtenFrom(from, instant) {
  if (instant === undefined) return '';
  const apart = from - instant;
  return Number.isSafeInteger(apart) && from - apart === instant
    ? written(apart)
    : `.${instant}`;
}

function packed(row, seenBefore) {
  const startedAt = numberOf(row.started_at);
  const finishedAt = numberOf(row.finished_at);
  const seenAt = Number(row.seen_at);
  const took = numberOf(row.duration_seconds);
  const usual =
    finishedAt === undefined || took === undefined
      ? undefined
      : finishedAt - took;
  const began = startedAt === undefined ? '-' : writtenFrom(seenAt, startedAt);
  return [
    (row.outcome === 'failed' ? 'f' : 's') + writtenFrom(seenBefore, seenAt),
    writtenFrom(seenAt, finishedAt),
    written(took),
    startedAt === usual ? '' : began,
    row.makes ? String(MAKES.indexOf(row.makes)) : '',
    row.derived ? '1' : '',
  ]
    .join(',')
    .replace(/,+$/, '');
}

function daysOf(runs) {
  const days = new Map();
  for (const run of runs) {
    const day = Math.floor(Number(run.seen_at) / DAY);
    days.set(day, [...(days.get(day) ?? []), run]);
  }
  return [...days].map(([day, own]) => {
    const messages = {};
    let seenBefore = day * DAY;
    const parts = own.map((run, place) => {
      if (run.message !== null) messages[place] = run.message;
      const part = packed(run, seenBefore);
      seenBefore = Number(run.seen_at);
      return part;
    });
    return {
      plan_id: own[0].plan_id,
      day,
      runs: parts.join(';'),
      messages:
        Object.keys(messages).length > 0 ? JSON.stringify(messages) : null,
    };
  });
}

function read(text) {
  if (!text) return undefined;
  return text.startsWith('.') ? Number(text.slice(1)) : parseInt(text, 36);
}

function readFrom(from, text) {
  const value = read(text);
  return value === undefined || text.startsWith('.') ? value : from - value;
}

function runsOf(row) {
  const messages = JSON.parse(row.messages ?? '{}');
  let seenAt = Number(row.day) * DAY;
  return row.runs.split(';').map((part, place) => {
    const [seen, ended, took, began, makes, derived] = part.slice(1).split(',');
    seenAt = readFrom(seenAt, seen) ?? seenAt;
    const finishedAt = readFrom(seenAt, ended);
    const duration = read(took);
    const usual =
      finishedAt === undefined || duration === undefined
        ? undefined
        : finishedAt - duration;
    return {
      plan_id: row.plan_id,
      outcome: part[0] === 'f' ? 'failed' : 'succeeded',
      started_at: began === '-' ? undefined : readFrom(seenAt, began) ?? usual,
      finished_at: finishedAt,
      seen_at: seenAt,
      duration_seconds: duration,
      message: messages[place],
      makes: makes ? MAKES[Number(makes)] : undefined,
      derived: derived ? 1 : 0,
    };
  });
}

async function insertAll(knex, table, rows) {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await knex(table).insert(rows.slice(start, start + ROWS_AT_ONCE));
  }
}

/** Plan by plan: all runs at once do not fit into a memory. */
async function eachPlan(knex, table, move) {
  let last = '';
  for (;;) {
    const plans = await knex(table)
      .distinct('plan_id')
      .where('plan_id', '>', last)
      .orderBy('plan_id')
      .limit(PLANS_AT_ONCE);
    for (const { plan_id: plan } of plans) await move(plan);
    if (plans.length < PLANS_AT_ONCE) return;
    last = plans[plans.length - 1].plan_id;
  }
}

/**
 * One row for the runs of a plan on a day, in place of one for each run: a year
 * of 10,000 hourly plans has 4 million rows instead of 95.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('run_days', table => {
    table.comment(
      'Finished attempts, as they were seen, packed by plan and day.',
    );
    table.string('plan_id', 16).notNullable();
    table.integer('day').notNullable().comment('Days since 1970, UTC.');
    table.text('runs').notNullable();
    table.text('messages');
    table.primary(['plan_id', 'day']);
    table.index(['day']);
  });
  await eachPlan(knex, 'runs', async plan => {
    const runs = await knex('runs').where('plan_id', plan).orderBy('id');
    await insertAll(knex, 'run_days', daysOf(runs));
  });
  await knex.schema.dropTable('runs');
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
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
    table.string('makes', 16);
    table.integer('derived').notNullable().defaultTo(0);
    table.index(['plan_id', 'id']);
    table.index(['seen_at']);
  });
  await eachPlan(knex, 'run_days', async plan => {
    const days = await knex('run_days').where('plan_id', plan).orderBy('day');
    await insertAll(knex, 'runs', days.flatMap(runsOf));
  });
  await knex.schema.dropTable('run_days');
};
