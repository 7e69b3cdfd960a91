import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';
import type { Setup } from './setupsOf';

/** @returns the object that a setup names its repositories in, if it is there */
export function repositoryObject(
  setup: Setup,
  namespace: string | undefined,
  context: ClusterContext,
): Observed<unknown> | undefined {
  switch (setup.tool) {
    case 'dalibo':
      return context.stanzas.get(nameKey(namespace, setup.stanzaRef ?? ''));
    case 'opera':
      return context.archives.get(nameKey(namespace, setup.archiveRef ?? ''));
    case 'barman-cloud':
      return context.stores.get(nameKey(namespace, setup.storeRef ?? ''));
    case 'barman-in-tree':
    case 'volume-snapshot':
      return undefined;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without an object: ${String(unplaced)}`);
    }
  }
}
