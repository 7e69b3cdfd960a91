import { LabelledApp } from 'backstage-plugin-backups-common';
import {
  AppName,
  ItemFact,
  WorkloadReference,
  appNamedBy,
} from 'backstage-plugin-backups-node';
import { Estate } from '../join/Estate';
import { Matches } from './Matches';

interface App {
  name: AppName;
  cluster: string;
  namespace: string;
  workloads: Set<string>;
  mounted: Set<string>;
  loose: Set<string>;
  entities: Set<string>;
}

function sorted(values: ReadonlySet<string>): string[] {
  return [...values].sort();
}

/** Entities that hold something, by the key of what they hold. */
function refsBy<T>(
  heldBy: ReadonlyMap<string, T>,
  keysOf: (held: T) => Iterable<string>,
): Map<string, string[]> {
  const refs = new Map<string, string[]>();
  for (const [ref, held] of heldBy) {
    for (const key of keysOf(held)) {
      const known = refs.get(key);
      if (known) known.push(ref);
      else refs.set(key, [ref]);
    }
  }
  return refs;
}

function workloadKey(workload: WorkloadReference): string {
  const { cluster, namespace, kind, name } = workload;
  return `${cluster}/${namespace ?? ''}/${kind}/${name}`;
}

/** Apps by their place; what names none, or lives in no namespace, has none. */
class Apps {
  readonly #apps = new Map<string, App>();

  /** @param selects - whether a selector is to fit this object: it is a workload */
  of(
    object: {
      cluster: string;
      namespace?: string;
      labels: Record<string, string>;
    },
    selects: boolean,
  ): App | undefined {
    const { cluster, namespace } = object;
    const name = appNamedBy(object.labels);
    if (!name || !namespace) return undefined;
    const key = `${cluster}/${namespace}/${name.name}`;
    const app = this.#apps.get(key) ?? {
      name,
      cluster,
      namespace,
      workloads: new Set(),
      mounted: new Set(),
      loose: new Set(),
      entities: new Set(),
    };
    if (selects && name.rank < app.name.rank) app.name = name;
    this.#apps.set(key, app);
    return app;
  }

  list(): [string, App][] {
    return [...this.#apps].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/**
 * What labels say of whose everything is, whether or not the catalog knows it:
 * for whoever has no catalog yet. Nothing is matched by it.
 *
 * A volume that several apps mount says nothing about which entity stands for
 * which of them.
 */
export function labelledApps(estate: Estate, matches: Matches): LabelledApp[] {
  const apps = new Apps();
  const refsOfItem = refsBy(matches.itemsOf, items => items.keys());
  const refsOfWorkload = refsBy(matches.workloadsOf, workloads =>
    workloads.map(workloadKey),
  );
  const add = (app: App, refs: string[] | undefined) => {
    for (const ref of refs ?? []) app.entities.add(ref);
  };
  for (const { fact } of estate.workloads) {
    const { workload } = fact;
    const app = apps.of(workload, true);
    if (!app) continue;
    app.workloads.add(`${workload.kind} ${workload.name}`);
    add(app, refsOfWorkload.get(workloadKey(workload)));
  }
  const unmounted: ItemFact[] = [];
  for (const { fact: item } of estate.items.values()) {
    const mounting = new Set(
      item.mountedBy.flatMap(workload => apps.of(workload, true) ?? []),
    );
    for (const app of mounting) app.mounted.add(item.key);
    const [only, ...others] = mounting;
    if (only && others.length === 0) add(only, refsOfItem.get(item.key));
    // What only unnamed workloads mount may still say itself whose it is.
    if (mounting.size === 0) unmounted.push(item);
  }
  for (const item of unmounted) {
    const app = apps.of(item, false);
    if (!app) continue;
    app.loose.add(item.key);
    add(app, refsOfItem.get(item.key));
  }
  return apps.list().map(([key, app]) => ({
    key,
    name: app.name.name,
    cluster: app.cluster,
    namespace: app.namespace,
    selector: app.workloads.size > 0 ? app.name.selector : undefined,
    workloads: sorted(app.workloads),
    mounted: sorted(app.mounted),
    loose: sorted(app.loose),
    entities: sorted(app.entities),
  }));
}
