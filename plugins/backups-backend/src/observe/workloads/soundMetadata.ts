import {
  KubernetesObject,
  withoutSecrets,
} from 'backstage-plugin-backups-node';

/** What is a text stays; what is none is left out and told. */
function textsOf(values: unknown): {
  texts: Record<string, string>;
  malformed: boolean;
} {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return { texts: {}, malformed: values !== undefined && values !== null };
  }
  const entries = Object.entries(values);
  const texts = entries.filter(([, value]) => typeof value === 'string');
  return {
    texts: Object.fromEntries(texts),
    malformed: texts.length < entries.length,
  };
}

/**
 * Nothing but the name of an object is trusted: a manifest written by hand may
 * hold a number where Kubernetes would refuse it.
 *
 * @returns the object with labels, annotations and owners that have their
 * shape and betray no secret; the others are left out
 */
export function soundMetadata(object: KubernetesObject): {
  object: KubernetesObject;
  malformed: boolean;
} {
  const { metadata } = object;
  const labels = textsOf(metadata.labels);
  const annotations = textsOf(metadata.annotations);
  const namespace: unknown = metadata.namespace ?? undefined;
  const owners: unknown = metadata.ownerReferences ?? [];
  const knownOwners = Array.isArray(owners)
    ? owners.filter(owner => typeof owner === 'object' && owner !== null)
    : [];
  const hasNamespace = namespace === undefined || typeof namespace === 'string';
  return {
    object: {
      ...object,
      metadata: {
        ...metadata,
        namespace: typeof namespace === 'string' ? namespace : undefined,
        labels: withoutSecrets(labels.texts),
        annotations: withoutSecrets(annotations.texts),
        ownerReferences: knownOwners,
      },
    },
    malformed:
      labels.malformed ||
      annotations.malformed ||
      !Array.isArray(owners) ||
      !hasNamespace,
  };
}
