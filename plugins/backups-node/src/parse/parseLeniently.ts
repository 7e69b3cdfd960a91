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
    for (const issue of error.issues) {
      const isNull = valueAt(copy, issue.path) === null;
      if (!without(copy, issue.path)) return undefined;
      if (!isNull) {
        problems.push({
          field: issue.path.map(String).join('.'),
          message: issue.message,
        });
      }
    }
    const next = schema.safeParse(copy);
    if (next.success) return { value: next.data, problems };
    error = next.error;
  }
  return undefined;
}
