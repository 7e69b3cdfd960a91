import { nameKey } from './ClusterContext';
import type { ClusterContext } from './ClusterContext';
import { folderOf, presentPlace } from './formerBackups';
import type { Setup } from './setupsOf';

/**
 * @returns keys of other database clusters that barman archives into the folder
 * of this one: `['db/shelf2']`
 */
export function sharersOf(
  setup: Setup,
  { namespace, name }: { namespace?: string; name: string },
  context: ClusterContext,
): string[] {
  const folder = folderOf(
    presentPlace(
      setup,
      name,
      store =>
        context.stores.get(nameKey(namespace, store ?? ''))?.value.spec
          ?.configuration,
    ),
  );
  const key = nameKey(namespace, name);
  const sharers = context.serversOf.get(folder ?? '') ?? [];
  return sharers.includes(key) ? sharers.filter(other => other !== key) : [];
}
