import { isRecord } from '../parse/isRecord';

/**
 * The fields of an object that are kept: `true` keeps everything, a record keeps
 * the named fields, `[fields]` applies to each element of a list.
 *
 * @example `{ spec: { schedule: true, repositories: [{ name: true }] } }`
 *
 * @public
 */
export type KeptFields = true | { [field: string]: KeptFields } | [KeptFields];

function scalar(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? undefined : value;
}

/**
 * Keeps the named fields of a value and drops everything else, at once. A value
 * of another form is kept only where it is not a container: then it can be called
 * malformed.
 *
 * @param value - is not changed
 *
 * @public
 */
export function pickFields(value: unknown, kept: KeptFields): unknown {
  if (kept === true) return value;
  if (Array.isArray(kept)) {
    return Array.isArray(value)
      ? value.map(element => pickFields(element, kept[0]))
      : scalar(value);
  }
  if (!isRecord(value)) return scalar(value);
  return Object.fromEntries(
    Object.entries(kept).flatMap(([field, inner]) =>
      value[field] === undefined
        ? []
        : [[field, pickFields(value[field], inner)]],
    ),
  );
}
