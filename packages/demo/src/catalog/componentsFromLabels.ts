import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { componentsOfApps } from 'backstage-plugin-catalog-backend-module-backups';
import { appIdentityOf, claimsOf, isWorkload } from './appIdentityOf';
import type { AppIdentity } from './appIdentityOf';

/** What says which app in one namespace. */
interface App extends AppIdentity {
  workloads: string[];
  others: string[];
}

/** A claim a tool or a database operator made for itself is nobody's app. */
function isToolOwned({ metadata }: KubernetesObject): boolean {
  return (
    metadata.labels?.['app.kubernetes.io/created-by'] === 'volsync' ||
    metadata.labels?.['cnpg.io/cluster'] !== undefined ||
    /^(volsync-|vs-prime-)/.test(metadata.name)
  );
}

/**
 * Tells whether a workload mounts what an object stands for. Such a claim or
 * source needs no component of its own, whatever its labels say: Flux labels
 * it with the Kustomization, which often has another name than the app.
 */
function mountedClaims(objects: KubernetesObject[]) {
  const names = new Set<string>();
  const prefixes: string[] = [];
  for (const object of objects.filter(isWorkload)) {
    const namespace = object.metadata.namespace ?? 'default';
    for (const claim of claimsOf(object)) {
      if (claim.endsWith('*'))
        prefixes.push(`${namespace}/${claim.slice(0, -1)}`);
      else names.add(`${namespace}/${claim}`);
    }
  }
  return (object: KubernetesObject): boolean => {
    const { sourcePVC } = (object.spec ?? {}) as { sourcePVC?: string };
    const claim =
      object.kind === 'ReplicationSource' ? sourcePVC : object.metadata.name;
    const key = `${object.metadata.namespace ?? 'default'}/${claim}`;
    return names.has(key) || prefixes.some(prefix => key.startsWith(prefix));
  };
}

function relevantObjects(objects: KubernetesObject[]): KubernetesObject[] {
  const isMounted = mountedClaims(objects);
  return objects.filter(
    object =>
      isWorkload(object) ||
      ((object.kind === 'ReplicationSource' ||
        object.kind === 'PersistentVolumeClaim') &&
        !isToolOwned(object) &&
        !isMounted(object)),
  );
}

function collectApps(objects: KubernetesObject[]): App[] {
  const apps = new Map<string, App>();
  for (const object of relevantObjects(objects)) {
    const identity = appIdentityOf(object);
    if (!identity) continue;
    const key = `${identity.namespace}/${identity.app}`;
    const app = apps.get(key) ?? { ...identity, workloads: [], others: [] };
    apps.set(key, app);
    // What selects the workloads counts; a claim's label only without any.
    const first = isWorkload(object) && app.workloads.length === 0;
    const better =
      identity.rank < app.rank &&
      (isWorkload(object) || app.workloads.length === 0);
    if (first || better) {
      app.rank = identity.rank;
      app.selector = identity.selector;
    }
    (isWorkload(object) ? app.workloads : app.others).push(
      `${object.kind} ${object.metadata.name}`,
    );
  }
  return [...apps.values()].sort((a, b) =>
    `${a.app}/${a.namespace}` < `${b.app}/${b.namespace}` ? -1 : 1,
  );
}

/**
 * Components for a cluster that has no catalog yet: one per app label, as far
 * as the manifests tell. The same inputs in any order give the same names.
 *
 * @param objects - manifests of any kinds; workloads, ReplicationSources and claims count
 */
export function componentsFromLabels(objects: KubernetesObject[]): Entity[] {
  return componentsOfApps(
    collectApps(objects).map(
      ({ app, namespace, selector, workloads, others }) => ({
        name: app,
        namespace,
        selector,
        objects: workloads.length > 0 ? workloads : others,
      }),
    ),
    () => ({ owner: 'group:default/cluster' }),
  ).map(({ entity }) => entity);
}
