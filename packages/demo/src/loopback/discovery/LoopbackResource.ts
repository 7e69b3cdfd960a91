/**
 * A kind that a loopback cluster serves.
 *
 * @public
 */
export interface LoopbackResource {
  /** Empty: the core group. */
  group: string;
  /** Preferred first. Each serves every object. */
  versions: string[];
  /** As in URLs. */
  plural: string;
  kind: string;
  namespaced: boolean;
}

/** @returns a key that is unique within a cluster */
export function servedKey(resource: { group: string; plural: string }): string {
  return `${resource.group}/${resource.plural}`;
}
