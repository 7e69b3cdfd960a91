import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { appIdentityOf, claimsOf, isWorkload } from './appIdentityOf';
import type { AppIdentity } from './appIdentityOf';
import { componentEntity } from './componentEntity';
import { entityNameOf } from './entityNameOf';

/** What says which app in one namespace. */
interface App extends AppIdentity {
  workloads: string[];
  others: string[];
}

const LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

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

function describe({ namespace, workloads, others }: App): string {
  const found = [...new Set(workloads.length ? workloads : others)].sort();
  const [first, ...rest] = found;
  const more = rest.length > 0 ? ` and ${rest.length} more` : '';
  return `${first}${more} in namespace ${namespace}`;
}

/**
 * Components for a cluster that has no catalog yet: one per app label, as far
 * as the manifests tell. The same inputs in any order give the same names.
 *
 * @param objects - manifests of any kinds; workloads, ReplicationSources and claims count
 */
export function componentsFromLabels(objects: KubernetesObject[]): Entity[] {
  const apps = collectApps(objects);
  const namespaces = new Map<string, number>();
  for (const { app } of apps) {
    namespaces.set(app, (namespaces.get(app) ?? 0) + 1);
  }
  // References ignore case, so that two names may not differ in case only.
  const taken = new Set<string>();
  return apps.map(app => {
    const shared = (namespaces.get(app.app) ?? 0) > 1;
    const wanted = entityNameOf(
      shared ? `${app.namespace}-${app.app}` : app.app,
    );
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
      name = `${wanted.slice(0, 60)}-${number}`;
    }
    taken.add(name.toLowerCase());
    return componentEntity(name, 'cluster', undefined, describe(app), {
      ...(app.selector && { [LABEL_SELECTOR]: app.selector }),
      [NAMESPACE]: app.namespace,
    });
  });
}
