/**
 * An object in a cluster.
 *
 * @public
 */
export interface ObjectReference {
  cluster: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * A custom resource whose operator made an object, and looks after it:
 * `PostgresCluster db/hippo` of `postgres-operator.crunchydata.com`.
 *
 * @public
 */
export interface CustomOwner {
  /** API group. */
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * @returns a key that is unique in the estate
 *
 * @public
 */
export function objectKey(object: ObjectReference): string {
  return `${object.cluster}/${object.namespace ?? ''}/${object.kind}/${
    object.name
  }`;
}

/**
 * @returns an object in words, for evidence and sentences
 *
 * @public
 */
export function describeObject(object: ObjectReference): string {
  const name = object.namespace
    ? `${object.namespace}/${object.name}`
    : object.name;
  return `${object.kind} ${name}`;
}
