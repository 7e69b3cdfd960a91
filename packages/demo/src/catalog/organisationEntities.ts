import type { Entity } from '@backstage/catalog-model';

/** @param members - names of users in the default namespace */
export function group(name: string, title: string, members: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, title },
    spec: {
      type: 'team',
      profile: { displayName: title },
      children: [],
      members,
    },
  };
}

/** @param memberOf - names of groups in the default namespace */
export function user(
  name: string,
  displayName: string,
  memberOf: string[],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName }, memberOf },
  };
}

/** @param owner - name of a group in the default namespace */
export function domain(
  name: string,
  owner: string,
  description: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name, description },
    spec: { owner: `group:default/${owner}` },
  };
}

/**
 * @param owner - name of a group in the default namespace
 * @param ofDomain - name of a domain in the default namespace
 */
export function system(
  name: string,
  owner: string,
  description: string,
  ofDomain: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name, description },
    spec: { owner: `group:default/${owner}`, domain: ofDomain },
  };
}
