/** Instants are epoch seconds. */

/** Fields of a cron expression, and the values an `H` may stand for. */
const FIELDS = [
  { name: 'minute', minimum: 0, maximum: 59 },
  { name: 'hour', minimum: 0, maximum: 23 },
  // Every month has it.
  { name: 'day', minimum: 1, maximum: 28 },
  { name: 'month', minimum: 1, maximum: 12 },
  { name: 'weekday', minimum: 0, maximum: 6 },
] as const;

type FieldName = (typeof FIELDS)[number]['name'];

const HASH = /^H(?:\((\d+)-(\d+)\))?(?:\/(\d+))?$/;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What a clock on a wall shows at an instant. */
function wallClock(
  instant: number,
  zone: string,
): ReadonlyMap<FieldName, number> {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      minute: 'numeric',
      hour: 'numeric',
      day: 'numeric',
      month: 'numeric',
      weekday: 'short',
    })
      .formatToParts(new Date(instant * 1000))
      .map(({ type, value }) => [type as string, value]),
  );
  return new Map(
    FIELDS.map(({ name }) => [
      name,
      name === 'weekday'
        ? WEEKDAYS.indexOf(parts.get(name) ?? '')
        : Number(parts.get(name)),
    ]),
  );
}

function resolved(
  field: string,
  { name, minimum, maximum }: (typeof FIELDS)[number],
  shown: ReadonlyMap<FieldName, number> | undefined,
): string {
  const [whole, low, high, step] = HASH.exec(field) ?? [];
  if (whole === undefined) return field;
  const from = Math.max(minimum, Number(low ?? minimum));
  const to = Math.min(maximum, Number(high ?? maximum));
  const at = shown?.get(name);
  if (step === undefined) {
    return String(at !== undefined && at >= from && at <= to ? at : to);
  }
  const every = Math.max(1, Number(step));
  const start =
    at === undefined
      ? Math.min(to, from + every - 1)
      : from + ((((at - from) % every) + every) % every);
  return `${start}-${to}/${every}`;
}

/**
 * Writes an expression without `H`, which stands for a value that Kopiur takes
 * from the object's own id: only the next slot tells it. Where that does not
 * tell, the last value that it could stand for: a copy is never called late
 * before it can be.
 *
 * @param expression - for instance `H 3 * * *`
 * @param next - a slot of it without jitter; `undefined`: not known
 * @param zone - in which it is read
 */
export function withoutHash(
  expression: string,
  next: number | undefined,
  zone: string,
): string {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== FIELDS.length || !/H/.test(expression)) {
    return expression.trim();
  }
  const shown = next === undefined ? undefined : wallClock(next, zone);
  return fields
    .map((field, index) => resolved(field, FIELDS[index], shown))
    .join(' ');
}
