import type { z } from 'zod';

/**
 * Something about an object that was not understood, and was left out.
 *
 * @public
 */
export interface ParseProblem {
  /** Field, for instance `spec.trigger.schedule`. */
  field: string;
  message: string;
}

/**
 * What could be understood of an object.
 *
 * @public
 */
export interface Lenient<T> {
  value: T;
  problems: ParseProblem[];
}

type Path = readonly PropertyKey[];

function isContainer(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Drops one field from a deep copy, where it is in the way. */
function without(root: unknown, path: Path): boolean {
  let parent: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (!isContainer(parent)) return false;
    parent = parent[key];
  }
  const last = path[path.length - 1];
  if (last === undefined || !isContainer(parent)) return false;
  if (Array.isArray(parent)) {
    // Its neighbours keep their places: other paths still point to them.
    parent[Number(last)] = undefined;
  } else {
    delete parent[last];
  }
  return true;
}

function valueAt(root: unknown, path: Path): unknown {
  let value: unknown = root;
  for (const key of path) {
    value = isContainer(value) ? value[key] : undefined;
  }
  return value;
}

/** How a person calls a kind of value. */
const VALUE_WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  bigint: 'a number',
  boolean: 'true or false',
  date: 'a time',
  int: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
  undefined: 'nothing',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** What is wrong with a field, without the words of a parser. */
function problemWords(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `It is ${VALUE_WORDS[kindOf(value)] ?? 'something else'} where ${
        VALUE_WORDS[issue.expected] ?? 'another value'
      } is expected, and was left out.`;
    case 'custom':
      // Written by a provider, as a sentence.
      return issue.message;
    default:
      return 'Its value is none that is known here, and was left out.';
  }
}

/**
 * Parses an object and leaves out exactly those fields that are malformed, so
 * that one bad field costs that field and nothing else. `null` counts as absent,
 * as in Kubernetes.
 *
 * @param schema - every field of which is optional
 * @param object - as it was read
 * @returns the parsed object, and what was left out
 *
 * @public
 */
export function parseLeniently<T>(
  schema: z.ZodType<T>,
  object: unknown,
): Lenient<T> | undefined {
  const first = schema.safeParse(object);
  if (first.success) return { value: first.data, problems: [] };

  const copy: unknown = structuredClone(object);
  const problems: ParseProblem[] = [];
  let { error } = first;
  // Each round drops at least one field; a union may reveal one more below.
  for (let round = 0; round < 20; round += 1) {
    const emptied = new Set<unknown[]>();
    for (const issue of error.issues) {
      const value = valueAt(copy, issue.path);
      const list = valueAt(copy, issue.path.slice(0, -1));
      if (value === undefined && Array.isArray(list)) {
        // Nothing is no entry either, where the list takes none.
        emptied.add(list);
        continue;
      }
      if (!without(copy, issue.path)) return undefined;
      if (value !== null) {
        problems.push({
          field: issue.path.map(String).join('.'),
          message: problemWords(issue, value),
        });
      }
    }
    for (const list of emptied) {
      list.splice(0, list.length, ...list.filter(one => one !== undefined));
    }
    const next = schema.safeParse(copy);
    if (next.success) return { value: next.data, problems };
    error = next.error;
  }
  return undefined;
}
