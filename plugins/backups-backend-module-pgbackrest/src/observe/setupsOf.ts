import type { BarmanStore, Cluster } from '../read/Cluster';
import { BARMAN_PLUGIN, DALIBO, OPERA } from '../read/apiGroups';

/** A way in which a database cluster is backed up. */
export type Setup =
  | {
      tool: 'dalibo';
      stanzaRef?: string;
      pluginConfigRef?: string;
      /** What versions before 0.0.1 read instead of `stanzaRef`. */
      repositoryRef?: string;
    }
  | { tool: 'opera'; archiveRef?: string; stanza: string }
  | { tool: 'barman-cloud'; storeRef?: string; serverName: string }
  | { tool: 'barman-in-tree'; store: BarmanStore; retentionPolicy?: string }
  | { tool: 'volume-snapshot'; className?: string };

/** Names of the plugins by the tool. */
export const PLUGIN_OF: Partial<Record<Setup['tool'], string>> = {
  dalibo: DALIBO,
  opera: OPERA,
  'barman-cloud': BARMAN_PLUGIN,
};

/** Plugins that are there and switched off. */
export function disabledPlugins(spec: NonNullable<Cluster['spec']>): string[] {
  return (spec.plugins ?? []).flatMap(plugin =>
    plugin?.enabled === false && plugin.name ? plugin.name : [],
  );
}

/**
 * @param name - of the Cluster; stanzas and servers are named after it
 * @returns every way in which the cluster says it is backed up; sources of a
 * restore (`spec.externalClusters`) are none
 */
export function setupsOf(
  name: string,
  spec: NonNullable<Cluster['spec']>,
): Setup[] {
  const setups: Setup[] = [];
  for (const plugin of spec.plugins ?? []) {
    if (plugin === undefined || plugin.enabled === false) continue;
    const parameters = plugin.parameters ?? {};
    switch (plugin.name) {
      case DALIBO:
        setups.push({
          tool: 'dalibo',
          stanzaRef: parameters.stanzaRef,
          pluginConfigRef: parameters.pluginConfigRef,
          repositoryRef: parameters.repositoryRef,
        });
        break;
      case OPERA:
        setups.push({
          tool: 'opera',
          archiveRef: parameters.pgbackrestObjectName,
          // The Archive's own stanza is not consulted here.
          stanza: parameters.stanza ?? name,
        });
        break;
      case BARMAN_PLUGIN:
        setups.push({
          tool: 'barman-cloud',
          storeRef: parameters.barmanObjectName,
          serverName: parameters.serverName ?? name,
        });
        break;
      default:
    }
  }
  const { barmanObjectStore, volumeSnapshot, retentionPolicy } =
    spec.backup ?? {};
  if (barmanObjectStore) {
    setups.push({
      tool: 'barman-in-tree',
      store: barmanObjectStore,
      retentionPolicy,
    });
  }
  if (volumeSnapshot) {
    setups.push({
      tool: 'volume-snapshot',
      className: volumeSnapshot.className,
    });
  }
  return setups;
}
