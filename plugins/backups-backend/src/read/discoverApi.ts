import { isRecord, ResourceQuery } from 'backstage-plugin-backups-node';
import { ClusterReadError } from './ClusterReadError';
import { KubernetesClient } from './KubernetesClient';

/** Where a kind is served, or that it is not. */
export type LocatedKind =
  | { outcome: 'served'; version: string }
  | { outcome: 'notInstalled' };

/** What a cluster serves. */
export interface DiscoveredApi {
  /** Names of the API groups; the core group is the empty string. */
  groups: ReadonlySet<string>;
  /** What tells a group that changed from what it was: its versions. */
  versionsOf(group: string): string;
  /**
   * @returns every kind of a group, in any of its versions
   * @throws ClusterReadError when that cannot be known
   */
  kindsOf(group: string): Promise<ReadonlySet<string>>;
  /**
   * @throws ClusterReadError when that cannot be known
   */
  locate(query: ResourceQuery): Promise<LocatedKind>;
}

/** What one version of a group serves. */
interface ServedKinds {
  plurals: ReadonlySet<string>;
  kinds: ReadonlySet<string>;
}

function notDiscovery(cluster: string, path: string): ClusterReadError {
  return new ClusterReadError(
    `API discovery of ${cluster} (${path}) failed: the answer is not one of a Kubernetes API.`,
    { fix: `Check that the address of ${cluster} leads to a Kubernetes API.` },
  );
}

function textsIn(value: unknown, key: string): string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const texts = value.map(entry => (isRecord(entry) ? entry[key] : undefined));
  return texts.every(text => typeof text === 'string') ? texts : undefined;
}

/** Versions by group. An API server without any group does not exist. */
function readGroups(body: unknown): Map<string, string[]> | undefined {
  if (!isRecord(body) || body.kind !== 'APIGroupList') return undefined;
  if (!Array.isArray(body.groups) || body.groups.length === 0) return undefined;
  const groups = new Map<string, string[]>();
  for (const group of body.groups) {
    if (!isRecord(group) || typeof group.name !== 'string') return undefined;
    const versions = textsIn(group.versions, 'version');
    if (!versions) return undefined;
    groups.set(group.name, versions);
  }
  return groups;
}

/**
 * Asks a cluster what it serves. This alone tells "not installed" from "not
 * read": a 404 to a list may mean anything.
 *
 * @throws ClusterReadError when the cluster does not answer
 */
export async function discoverApi(
  client: KubernetesClient,
  signal: AbortSignal,
): Promise<DiscoveredApi> {
  const discover = async (path: string) => ({
    path,
    body: await client.getJson(path, {}, { kind: 'discovery', path }, signal),
  });
  const named = await discover('/apis');
  const groups = readGroups(named.body);
  if (!groups) throw notDiscovery(client.cluster, named.path);
  const core = await discover('/api');
  if (
    !isRecord(core.body) ||
    core.body.kind !== 'APIVersions' ||
    !Array.isArray(core.body.versions) ||
    core.body.versions.length === 0
  ) {
    throw notDiscovery(client.cluster, core.path);
  }
  groups.set('', core.body.versions.map(String));

  const readResources = async (path: string): Promise<ServedKinds> => {
    const { body } = await discover(path);
    const resources =
      isRecord(body) && body.kind === 'APIResourceList'
        ? body.resources
        : undefined;
    const plurals = textsIn(resources, 'name');
    if (!plurals) throw notDiscovery(client.cluster, path);
    return {
      plurals: new Set(plurals),
      kinds: new Set(textsIn(resources, 'kind')),
    };
  };
  const known = new Map<string, Promise<ServedKinds>>();
  const resourcesOf = (group: string, version: string) => {
    const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    const resources = known.get(path) ?? readResources(path);
    known.set(path, resources);
    return resources;
  };
  const serves = async (group: string, version: string, plural: string) =>
    (await resourcesOf(group, version)).plurals.has(plural);

  return {
    groups: new Set(groups.keys()),
    versionsOf: group => (groups.get(group) ?? []).join(','),
    async kindsOf(group) {
      const kinds = new Set<string>();
      for (const version of groups.get(group) ?? []) {
        for (const kind of (await resourcesOf(group, version)).kinds) {
          kinds.add(kind);
        }
      }
      return kinds;
    },
    async locate({ group, plural, versions }) {
      const served = groups.get(group);
      if (!served) return { outcome: 'notInstalled' };
      for (const version of versions) {
        if (!served.includes(version)) continue;
        if (await serves(group, version, plural)) {
          return { outcome: 'served', version };
        }
      }
      // A version that nobody here understands may well hold objects.
      for (const version of served.filter(other => !versions.includes(other))) {
        if (await serves(group, version, plural)) {
          throw new ClusterReadError(
            `${
              client.cluster
            } serves ${plural}.${group} only as ${version}, which is not understood here (${versions.join(
              ', ',
            )} would be).`,
            { fix: 'Update the backups plugins.' },
          );
        }
      }
      return { outcome: 'notInstalled' };
    },
  };
}
