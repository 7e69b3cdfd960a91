/** A kind of object in a cluster or namespace, or one object of it. */
export interface ResourceTarget {
  type: 'resource';
  /** Empty: the core group. */
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
}

/** What a path of the Kubernetes API asks for. */
export type ApiTarget =
  | { type: 'version' }
  | { type: 'api-versions' }
  | { type: 'groups' }
  | { type: 'group'; group: string }
  | { type: 'resources'; group: string; version: string }
  | ResourceTarget
  | { type: 'unknown' };

const UNKNOWN: ApiTarget = { type: 'unknown' };

function parseResource(
  group: string,
  version: string,
  rest: string[],
): ApiTarget {
  if (rest.length === 0) return { type: 'resources', group, version };
  const base = { type: 'resource', group, version } as const;
  if (rest[0] === 'namespaces' && rest.length > 2) {
    const [, namespace, plural, name, subresource] = rest;
    return subresource === undefined
      ? { ...base, plural, namespace, ...(name && { name }) }
      : UNKNOWN;
  }
  const [plural, name, subresource] = rest;
  return subresource === undefined
    ? { ...base, plural, ...(name && { name }) }
    : UNKNOWN;
}

function segmentsOf(path: string): string[] | undefined {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/**
 * @param path - below the cluster's address, without the query
 */
export function parseApiTarget(path: string): ApiTarget {
  const [root, ...rest] = segmentsOf(path) ?? [];
  switch (root) {
    case 'version':
      return rest.length === 0 ? { type: 'version' } : UNKNOWN;
    case 'api': {
      const [version, ...resource] = rest;
      if (version === undefined) return { type: 'api-versions' };
      return parseResource('', version, resource);
    }
    case 'apis': {
      const [group, version, ...resource] = rest;
      if (group === undefined) return { type: 'groups' };
      if (version === undefined) return { type: 'group', group };
      return parseResource(group, version, resource);
    }
    default:
      return UNKNOWN;
  }
}
