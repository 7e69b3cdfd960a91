import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';

/** Farther away than a third of its letters, a suggestion only confuses. */
const USEFUL_SHARE = 3;

function nearestKey(key: string, valid: string[]): string | undefined {
  const written = key.toLocaleLowerCase('en-US');
  const lower = valid.map(name => name.toLocaleLowerCase('en-US'));
  const longer = lower.findIndex(name => name.startsWith(written));
  if (longer >= 0) return valid[longer];
  if (lower.length === 0) return undefined;
  const nearest = closest(written, lower);
  const largest = Math.max(2, Math.floor(key.length / USEFUL_SHARE));
  return distance(written, nearest) <= largest
    ? valid[lower.indexOf(nearest)]
    : undefined;
}

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

function pathText(root: string, path: PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`,
    root,
  );
}

/**
 * Says in words what is wrong with a configuration: the path, and for an
 * unknown key the nearest valid one.
 *
 * @param error - from the schema's `safeParse`
 * @param schema - the schema, for the names of its keys
 * @param root - path of what was parsed
 *
 * @public
 */
export function explainConfigError(
  error: z.ZodError,
  schema: z.ZodType,
  root: string = 'backups',
): string {
  const sentences = error.issues.flatMap(issue => {
    if (issue.code !== 'unrecognized_keys') {
      return [
        `Configuration at ${pathText(root, issue.path)}: ${issue.message}.`,
      ];
    }
    const valid = keysAt(schema, issue.path);
    return issue.keys.map(key => {
      const nearest = nearestKey(key, valid);
      const hint =
        nearest !== undefined
          ? ` Did you mean '${nearest}'?`
          : ` Valid keys there: ${valid.join(', ') || 'none'}.`;
      return `Unknown configuration key ${pathText(root, [
        ...issue.path,
        key,
      ])}.${hint}`;
    });
  });
  return sentences.join(' ');
}
