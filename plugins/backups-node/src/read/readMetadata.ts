import { isRecord } from '../parse/isRecord';
import { KubernetesObject } from './KubernetesObject';

/** What no API server would accept as a name, and what keys are split by. */
const NAME = /^[^\s/%\p{Cc}]{1,253}$/u;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Who writes manifests by hand forgets quotes: `version: 2` is meant as text. */
function textsOf(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      typeof entry === 'object' ? [] : [[key, String(entry)]],
    ),
  );
}

function ownersOf(
  value: unknown,
): KubernetesObject['metadata']['ownerReferences'] {
  if (!Array.isArray(value)) return undefined;
  return value.filter(isRecord).map(owner => ({
    apiVersion: textOf(owner.apiVersion),
    kind: textOf(owner.kind),
    name: textOf(owner.name),
  }));
}

/**
 * Gives metadata the types that an API server guarantees and a file does not.
 *
 * @returns `undefined` where the object has no name that could be one
 *
 * @public
 */
export function readMetadata(
  value: unknown,
): KubernetesObject['metadata'] | undefined {
  if (!isRecord(value)) return undefined;
  const name = textOf(value.name);
  const { namespace } = value;
  if (name === undefined || !NAME.test(name)) return undefined;
  if (namespace !== undefined && namespace !== null) {
    if (typeof namespace !== 'string' || !NAME.test(namespace)) {
      return undefined;
    }
  }
  return {
    name,
    namespace: textOf(namespace),
    uid: textOf(value.uid),
    creationTimestamp: textOf(value.creationTimestamp),
    ...(typeof value.deletionTimestamp === 'string' && {
      deletionTimestamp: value.deletionTimestamp,
    }),
    labels: textsOf(value.labels),
    annotations: textsOf(value.annotations),
    ownerReferences: ownersOf(value.ownerReferences),
  };
}
