import type { KubernetesObject } from './KubernetesObject';

/**
 * Remembers what a pure function made of an object for as long as the object
 * lives. Readers give an object that did not change as the same object again
 * (see `ClusterReader.read`), so between two readings hardly anything is made
 * anew.
 *
 * @param compute - depends on the object and on nothing else
 *
 * @public
 */
export function perObject<T>(
  compute: (object: KubernetesObject) => T,
): (object: KubernetesObject) => T {
  const known = new WeakMap<KubernetesObject, { value: T }>();
  return object => {
    let answer = known.get(object);
    if (!answer) {
      answer = { value: compute(object) };
      known.set(object, answer);
    }
    return answer.value;
  };
}
