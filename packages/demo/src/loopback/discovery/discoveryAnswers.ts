import { Answer, jsonAnswer } from '../answer/Answer';
import { pageNotFound } from '../answer/plainAnswers';
import type { LoopbackResource } from './LoopbackResource';

/** Discovery tells what the server can do; what a caller may do is RBAC's. */
const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** @returns the answer to `/version` */
export function versionAnswer(): Answer {
  return jsonAnswer({
    major: '1',
    minor: '34',
    gitVersion: 'v1.34.1',
    platform: 'linux/amd64',
  });
}

/** @returns the answer to `/api` */
export function apiVersionsAnswer(): Answer {
  return jsonAnswer({
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [],
  });
}

function describeGroup(group: string, resources: readonly LoopbackResource[]) {
  const versions = [
    ...new Set(
      resources
        .filter(resource => resource.group === group)
        .flatMap(resource => resource.versions),
    ),
  ].map(version => ({ groupVersion: `${group}/${version}`, version }));
  return { name: group, versions, preferredVersion: versions[0] };
}

/** @returns the answer to `/apis` */
export function groupsAnswer(resources: readonly LoopbackResource[]): Answer {
  const names = new Set(resources.map(({ group }) => group));
  names.delete('');
  return jsonAnswer({
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...names].map(name => describeGroup(name, resources)),
  });
}

/** @returns the answer to `/apis/<group>` */
export function groupAnswer(
  group: string,
  resources: readonly LoopbackResource[],
): Answer {
  if (!resources.some(resource => resource.group === group)) {
    return pageNotFound();
  }
  return jsonAnswer({
    kind: 'APIGroup',
    apiVersion: 'v1',
    ...describeGroup(group, resources),
  });
}

/** @returns the answer to `/api/v1` and `/apis/<group>/<version>` */
export function resourcesAnswer(
  { group, version }: { group: string; version: string },
  resources: readonly LoopbackResource[],
): Answer {
  const served = resources.filter(
    resource => resource.group === group && resource.versions.includes(version),
  );
  if (served.length === 0) return pageNotFound();
  return jsonAnswer({
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group === '' ? version : `${group}/${version}`,
    resources: served.map(({ plural, kind, namespaced }) => ({
      name: plural,
      singularName: kind.toLocaleLowerCase('en-US'),
      namespaced,
      kind,
      verbs: VERBS,
    })),
  });
}
