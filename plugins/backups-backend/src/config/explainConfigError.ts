import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';

/** Farther away than this, a suggestion only confuses. */
const LARGEST_USEFUL_DISTANCE = 4;

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional) current = current.unwrap();
  return current;
}

function keysAt(schema: unknown, path: PropertyKey[]): string[] {
  let current = unwrap(schema);
  for (const step of path) {
    if (current instanceof z.ZodObject) {
      current = unwrap(current.shape[String(step)]);
    } else if (current instanceof z.ZodArray) {
      current = unwrap(current.element);
    } else if (current instanceof z.ZodRecord) {
      current = unwrap(current.valueType);
    } else {
      return [];
    }
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function pathText(path: PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`,
    'backups',
  );
}

/**
 * Says in words what is wrong with a configuration: the path, and for an
 * unknown key the nearest valid one.
 *
 * @param error - from the schema's `safeParse`
 * @param schema - the schema, for the names of its keys
 */
export function explainConfigError(
  error: z.ZodError,
  schema: z.ZodType,
): string {
  const sentences = error.issues.flatMap(issue => {
    if (issue.code !== 'unrecognized_keys') {
      return [`Configuration at ${pathText(issue.path)}: ${issue.message}.`];
    }
    const valid = keysAt(schema, issue.path);
    return issue.keys.map(key => {
      const nearest = valid.length > 0 ? closest(key, valid) : undefined;
      const hint =
        nearest && distance(key, nearest) <= LARGEST_USEFUL_DISTANCE
          ? ` Did you mean '${nearest}'?`
          : ` Valid keys there: ${valid.join(', ') || 'none'}.`;
      return `Unknown configuration key ${pathText([
        ...issue.path,
        key,
      ])}.${hint}`;
    });
  });
  return sentences.join(' ');
}
