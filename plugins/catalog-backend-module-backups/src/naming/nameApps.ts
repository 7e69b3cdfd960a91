import { entityNameOf } from './entityNameOf';
import type { NamedApp } from './NamedApp';

/** Room for a number behind a name of 63 characters. */
const NUMBERED = 60;

/**
 * What tells an app from all others, and does not change while it exists.
 *
 * @public
 */
export function placeOf({ cluster, namespace, name }: NamedApp): string {
  return [cluster, namespace, name].filter(Boolean).join('/');
}

function countBy<T>(values: readonly T[], keyOf: (value: T) => string) {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  }
  return (value: T) => counts.get(keyOf(value)) ?? 0;
}

/**
 * Gives each app a valid name of its own. The same apps in any order get the
 * same names; one that has a name keeps it, whatever else appears.
 *
 * An app that shares its name is called after its namespace too, then after its
 * cluster, then it is numbered.
 *
 * @param kept - names that were given before, by {@link placeOf}
 * @param taken - names of others
 */
export function nameApps<T extends NamedApp>(
  apps: readonly T[],
  kept: ReadonlyMap<string, string>,
  taken: Iterable<string>,
): { app: T; name: string }[] {
  const ordered = apps
    .map(app => ({
      app,
      sortKey: `${app.name}/${app.namespace}/${app.cluster}`,
    }))
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map(({ app }) => app);
  const namesakes = countBy(ordered, app => app.name);
  const neighbours = countBy(ordered, app => `${app.namespace}/${app.name}`);
  // References ignore case, so that two names may not differ in case only.
  const used = new Set([...taken].map(name => name.toLowerCase()));
  for (const app of ordered) {
    const name = kept.get(placeOf(app));
    if (name) used.add(name.toLowerCase());
  }
  const isFree = (name: string) => !used.has(name.toLowerCase());
  const nameFor = (app: T): string => {
    const qualified = `${app.namespace}-${app.name}`;
    const candidates = [
      ...(namesakes(app) > 1 ? [] : [app.name]),
      ...(neighbours(app) > 1 ? [] : [qualified]),
      ...(app.cluster ? [`${app.cluster}-${qualified}`] : []),
    ].map(entityNameOf);
    const free = candidates.find(isFree);
    if (free) return free;
    const last = candidates.at(-1) ?? entityNameOf(qualified);
    for (let number = 2; ; number += 1) {
      const numbered = entityNameOf(`${last.slice(0, NUMBERED)}-${number}`);
      if (isFree(numbered)) return numbered;
    }
  };
  return ordered.map(app => {
    const name = kept.get(placeOf(app)) ?? nameFor(app);
    used.add(name.toLowerCase());
    return { app, name };
  });
}
