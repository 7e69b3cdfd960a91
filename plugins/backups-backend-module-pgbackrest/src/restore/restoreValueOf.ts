import type { ClaimedBackup } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import { nameKey } from '../observe/ClusterContext';
import type { ClusterContext } from '../observe/ClusterContext';
import type { Repository } from '../observe/Repository';
import type { Setup } from '../observe/setupsOf';
import { PLUGIN_OF } from '../observe/setupsOf';
import type { RestoreValue } from './RestoreValue';

/** A runbook offers a few; the rest is a `pgbackrest info` away. */
const OFFERED_BACKUPS = 30;

function defined(
  parameters: Record<string, string | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function pluginParametersOf(setup: Setup): Record<string, string> {
  switch (setup.tool) {
    case 'dalibo':
      return defined({
        stanzaRef: setup.stanzaRef,
        pluginConfigRef: setup.pluginConfigRef,
      });
    case 'opera':
      return defined({
        pgbackrestObjectName: setup.archiveRef,
        stanza: setup.stanza,
      });
    case 'barman-cloud':
      return defined({
        barmanObjectName: setup.storeRef,
        serverName: setup.serverName,
      });
    case 'barman-in-tree':
    case 'volume-snapshot':
      return {};
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without parameters: ${String(unplaced)}`);
    }
  }
}

function stanzaOf(
  setup: Setup,
  cluster: { name: string; namespace?: string },
  context: ClusterContext,
): string | undefined {
  switch (setup.tool) {
    case 'dalibo':
      return context.stanzas.get(
        nameKey(cluster.namespace, setup.stanzaRef ?? ''),
      )?.value.spec?.stanzaConfiguration?.name;
    case 'opera':
      return setup.stanza;
    case 'barman-cloud':
      return setup.serverName;
    case 'barman-in-tree':
      return setup.store.serverName ?? cluster.name;
    case 'volume-snapshot':
      return undefined;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without a stanza: ${String(unplaced)}`);
    }
  }
}

/**
 * @param repository - absent where nothing known leads to one
 * @param databases - names of databases that are known to be in the cluster
 */
export function restoreValueOf(options: {
  name: string;
  namespace?: string;
  cluster: Cluster;
  setup: Setup;
  repository?: Repository;
  repositoriesInStanza: number;
  databases: readonly string[];
  backups: readonly ClaimedBackup[];
  context: ClusterContext;
}): RestoreValue {
  const { name, namespace, cluster, setup, repository, context } = options;
  const { spec = {}, status = {} } = cluster;
  const { initdb, recovery } = spec.bootstrap ?? {};
  const first = initdb ?? recovery;
  const catalog = spec.imageCatalogRef;
  return {
    tool: repository ? setup.tool : 'unknown',
    cluster: context.cluster,
    namespace,
    name,
    instances: spec.instances,
    imageName: spec.imageName,
    imageCatalog:
      catalog?.name && `${catalog.name}, major ${catalog.major ?? '?'}`,
    storageSize: spec.storage?.size,
    storageClass: spec.storage?.storageClass,
    walStorageSize: spec.walStorage?.size,
    walStorageClass: spec.walStorage?.storageClass,
    service: status.writeService ?? `${name}-rw`,
    poolers: (context.poolers.get(nameKey(namespace, name)) ?? [])
      .map(pooler => pooler.subject.object.name)
      .sort(),
    superuserSecret:
      spec.superuserSecret?.name ??
      (spec.enableSuperuserAccess ? `${name}-superuser` : undefined),
    pluginName: PLUGIN_OF[setup.tool],
    pluginParameters: pluginParametersOf(setup),
    stanza: stanzaOf(setup, { name, namespace }, context),
    repositoryNumber: repository?.recordedAs ?? '1',
    repositoriesInStanza: options.repositoriesInStanza,
    endpoint: repository?.destination.endpoint,
    bucket: repository?.destination.bucket,
    prefix: repository?.destination.prefix,
    region: repository?.region,
    encrypted: repository?.encrypted,
    uriStyle: repository?.uriStyle,
    account: repository?.account,
    policy: repository?.policy,
    secretKeys: repository?.secretKeys ?? {},
    databases: [...options.databases],
    bootstrap: first && {
      database: first.database,
      owner: first.owner,
      secret: first.secret?.name,
    },
    parameters: Object.fromEntries(
      Object.entries(spec.postgresql?.parameters ?? {}).map(
        ([parameter, value]) => [parameter, String(value)],
      ),
    ),
    preloadLibraries: (spec.postgresql?.shared_preload_libraries ?? []).flatMap(
      library => library ?? [],
    ),
    backups: options.backups
      .flatMap(({ outcome, label, makes, startedAt, endedAt }) =>
        outcome === 'succeeded' ? [{ label, makes, startedAt, endedAt }] : [],
      )
      .slice(-OFFERED_BACKUPS),
  };
}
