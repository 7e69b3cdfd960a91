import {
  KubernetesObject,
  ResourceQuery,
  isRecord,
} from 'backstage-plugin-backups-node';

/** Both of two parts of one value. Where they differ, the first one stands. */
function bothOf(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (!isRecord(first) || !isRecord(second)) return first;
  const both: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    both[key] = bothOf(both[key], value);
  }
  return both;
}

/**
 * What two providers keep of one kind: the parts of either, and nothing else.
 *
 * @returns `undefined` where one of them wants the objects whole
 */
export function mergeProjections(
  first: ResourceQuery['project'],
  second: ResourceQuery['project'],
): ResourceQuery['project'] {
  if (!first || !second) return undefined;
  if (first === second) return first;
  return object => bothOf(first(object), second(object)) as KubernetesObject;
}
