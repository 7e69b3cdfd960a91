import type {
  ClaimedBackup,
  DatabaseCopy,
} from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import type { ToldBackup } from '../read/Stanza';
import { nameKey } from './ClusterContext';
import type { ClusterContext } from './ClusterContext';
import { backupTypeOf } from './recordsOf';
import type { Setup } from './setupsOf';

/** What a tool reports about a repository besides its Backups. */
export interface Told {
  /** Finished backups, at most the newest of either outcome. */
  backups: ClaimedBackup[];
  chain?: DatabaseCopy['chain'];
  restorableFrom?: number;
}

const NOTHING: Told = { backups: [] };

function toldSuccess(told: ToldBackup | undefined): ClaimedBackup[] {
  // Zeroes stand for a backup that never was.
  const { start, stop } = told?.timestamp ?? {};
  if (!stop || !told?.label) return [];
  return [
    {
      outcome: 'succeeded',
      makes: backupTypeOf(told.label, told.type),
      label: told.label,
      startedAt: start || undefined,
      endedAt: stop,
    },
  ];
}

/**
 * A stanza's status mixes its repositories and the clusters that share it, and
 * turns to zero when nothing can be read. It is believed only where it can mean
 * one repository, and only where it tells of something.
 */
function toldByStanza(
  setup: Extract<Setup, { tool: 'dalibo' }>,
  namespace: string | undefined,
  context: ClusterContext,
): Told {
  const key = nameKey(namespace, setup.stanzaRef ?? '');
  const stanza = context.stanzas.get(key);
  const { s3Repositories = [], azureRepositories = [] } =
    stanza?.value.spec?.stanzaConfiguration ?? {};
  const alone =
    s3Repositories.length + azureRepositories.length === 1 &&
    (context.sharersOf.get(key) ?? []).length === 1;
  if (!stanza || !alone) return NOTHING;
  const { recoveryWindow, backupsCount = {} } = stanza.value.status ?? {};
  const { firstBackup, lastBackup } = recoveryWindow ?? {};
  const { Full = 0, Incr = 0, Diff = 0 } = backupsCount;
  const successes = [
    ...toldSuccess(firstBackup).map(first => ({
      ...first,
      // What came between is not told: nothing may be counted from it.
      makes: Full === 1 ? first.makes : undefined,
    })),
    ...toldSuccess(lastBackup),
  ].filter(
    (told, index, all) =>
      all.findIndex(({ label }) => label === told.label) === index,
  );
  return {
    backups: successes,
    // With one full backup, everything else builds on it.
    chain:
      Full === 1
        ? {
            sinceFull: Incr + Diff,
            lastFullAt: successes.find(({ makes }) => makes === 'full')
              ?.endedAt,
          }
        : undefined,
  };
}

/** A failure stays there when a later backup succeeds. */
function toldByBarman(
  succeededAt: number | undefined,
  failedAt: number | undefined,
): ClaimedBackup[] {
  return [
    ...(succeededAt === undefined
      ? []
      : [
          {
            outcome: 'succeeded' as const,
            makes: 'full' as const,
            endedAt: succeededAt,
          },
        ]),
    ...(failedAt === undefined
      ? []
      : [
          {
            outcome: 'failed' as const,
            makes: 'full' as const,
            endedAt: failedAt,
          },
        ]),
  ];
}

/**
 * @param cluster - the Cluster's own status is believed only for the method it
 * is written by
 */
export function toldElsewhere(
  setup: Setup,
  name: string,
  namespace: string | undefined,
  cluster: Cluster,
  context: ClusterContext,
): Told {
  switch (setup.tool) {
    case 'dalibo':
      return toldByStanza(setup, namespace, context);
    case 'barman-cloud': {
      const store = context.stores.get(
        nameKey(namespace, setup.storeRef ?? ''),
      );
      const window =
        store?.value.status?.serverRecoveryWindow?.[setup.serverName];
      return {
        backups: toldByBarman(
          window?.lastSuccessfulBackupTime,
          window?.lastFailedBackupTime,
        ),
        restorableFrom: window?.firstRecoverabilityPoint,
      };
    }
    case 'barman-in-tree': {
      const { lastSuccessfulBackup, lastFailedBackup } = cluster.status ?? {};
      return {
        backups: toldByBarman(lastSuccessfulBackup, lastFailedBackup),
        restorableFrom: cluster.status?.firstRecoverabilityPoint,
      };
    }
    case 'opera':
    case 'volume-snapshot':
      return NOTHING;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without a place: ${String(unplaced)} ${name}`);
    }
  }
}
