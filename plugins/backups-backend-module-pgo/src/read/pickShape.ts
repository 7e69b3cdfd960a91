import { isRecord } from 'backstage-plugin-backups-node';

/**
 * What to keep of a value: `true` all of it, a record its named fields, a list
 * of one shape every element of a list.
 */
export type Shape = true | { [field: string]: Shape } | [Shape];

function scalar(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? undefined : value;
}

/**
 * Keeps what a shape names and drops everything else, at once. A value of
 * another form is kept only where it holds nothing: then it can be called
 * malformed.
 *
 * @param value - is not changed
 */
export function pickShape(value: unknown, shape: Shape): unknown {
  if (shape === true) return value;
  if (Array.isArray(shape)) {
    return Array.isArray(value)
      ? value.map(element => pickShape(element, shape[0]))
      : scalar(value);
  }
  if (!isRecord(value)) return scalar(value);
  return Object.fromEntries(
    Object.entries(shape).flatMap(([field, inner]) =>
      value[field] === undefined
        ? []
        : [[field, pickShape(value[field], inner)]],
    ),
  );
}
