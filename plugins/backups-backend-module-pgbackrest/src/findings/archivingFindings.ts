import type { FindingFact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  kubectl,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import {
  archivingConditionOf,
  archivingOf,
  hasArchiver,
} from '../observe/archivingOf';
import type { Observed } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import { isFenced } from '../observe/isFenced';
import { isHibernated } from '../observe/isHibernated';
import type { ObservedRepository } from '../observe/observeRepository';
import type { Setup } from '../observe/setupsOf';
import { PLUGIN_OF } from '../observe/setupsOf';
import type { Cluster } from '../read/Cluster';

const FIELD = 'status.conditions[ContinuousArchiving]';

/** Container of a database pod in which a tool archives; absent: not known. */
const CONTAINERS: Partial<Record<Setup['tool'], string>> = {
  dalibo: 'plugin-pgbackrest',
  'barman-cloud': 'plugin-barman-cloud',
  'barman-in-tree': 'postgres',
};

/** What of a setup archives the log. */
function archiverOf(plans: readonly ObservedRepository[]): Setup | undefined {
  return plans.find(({ setup }) => setup.tool !== 'volume-snapshot')?.setup;
}

function logCommand(
  { subject, value }: Observed<Cluster>,
  archiver: Setup | undefined,
): string {
  const { namespace, name } = subject.object;
  const container = archiver && CONTAINERS[archiver.tool];
  return commandInText(
    kubectl(
      namespace,
      'logs',
      value.status?.currentPrimary ?? `${name}-1`,
      ...(container
        ? ['-c', container]
        : ['--all-containers', '--ignore-errors']),
      '--tail=50',
    ),
  );
}

/** Source: the check of an empty archive of CloudNativePG and of the barman-cloud plugin. */
const NOT_EMPTY = /expected empty archive/i;

function failingFix(
  cluster: Observed<Cluster>,
  archiver: Setup | undefined,
  message: string,
): string {
  if (NOT_EMPTY.test(message)) {
    return 'Something else has archived there before, and a new database is not let in. Give it a serverName, a stanza or a path that nothing was archived under.';
  }
  return `Find out why the repository refuses it: ${logCommand(
    cluster,
    archiver,
  )}.`;
}

/** What to do where the log was never archived. */
function beginFix(
  cluster: Observed<Cluster>,
  archiver: Setup | undefined,
): string {
  const look = `Look whether the bucket and its credentials are right: ${logCommand(
    cluster,
    archiver,
  )}.`;
  if (!archiver) {
    return 'A snapshot of a running database needs the log, too: give the Cluster a place to archive it to.';
  }
  switch (archiver.tool) {
    case 'volume-snapshot':
      return 'A snapshot of a running database needs the log, too: give the Cluster a place to archive it to.';
    case 'barman-in-tree':
      return look;
    case 'dalibo':
    case 'opera':
    case 'barman-cloud': {
      const plugin = cluster.value.spec?.plugins?.find(
        candidate => candidate?.name === PLUGIN_OF[archiver.tool],
      );
      return plugin?.isWALArchiver === true
        ? look
        : `Set isWALArchiver: true on plugin ${PLUGIN_OF[archiver.tool]}.`;
    }
    default: {
      const unplaced: never = archiver;
      throw new Error(`Archiver without words: ${JSON.stringify(unplaced)}`);
    }
  }
}

/**
 * Whether the operator reports if a database runs. Where it reports nothing, the
 * log counts as archived no further than seen, and that alone is not a fault.
 */
function statesReadiness({ value: { status } }: Observed<Cluster>): boolean {
  return (
    status?.phase !== undefined ||
    status?.readyInstances !== undefined ||
    (status?.conditions ?? []).some(condition => condition?.type === 'Ready')
  );
}

/** A database that does not run, in the operator's words. */
function notReadyFinding(cluster: Observed<Cluster>): FindingFact {
  const { subject, value } = cluster;
  const { phase, phaseReason, readyInstances } = value.status ?? {};
  const down = readyInstances === 0 ? 'is down' : 'is not ready';
  const standing = isFenced(cluster) ? 'is fenced' : down;
  const { namespace, name } = subject.object;
  return findingAbout(subject, {
    code: 'database-not-ready',
    severity: 'erodes',
    title: `${name} ${standing}${phase ? `: ${phase}` : ''}.`,
    detail: [
      phaseReason,
      `While it ${standing} nothing of it is archived or backed up. When its log was last archived is not known beyond when it was seen to run.`,
    ]
      .filter(Boolean)
      .join(' '),
    fix: `Look at ${commandInText(
      kubectl(namespace, 'get', 'pods', '-l', `cnpg.io/cluster=${name}`),
    )}.`,
    evidence: [{ field: 'status.phase', value: phase ?? '(none)' }],
  });
}

function notSeenBecause(isTold: boolean, goesNowhere: boolean): string {
  if (goesNowhere) {
    return 'No plugin of its Cluster has isWALArchiver: the log goes nowhere, whatever an old condition ContinuousArchiving says.';
  }
  return isTold
    ? 'The condition ContinuousArchiving of its Cluster is neither true nor false: the operator cannot tell.'
    : 'Its Cluster has no condition ContinuousArchiving: archiving has not begun.';
}

/** Findings about the log of a database cluster. */
export function archivingFindings(
  cluster: Observed<Cluster>,
  plans: readonly ObservedRepository[],
): FindingFact[] {
  if (plans.length === 0) return [];
  const { subject } = cluster;
  const archiving = archivingOf(cluster);
  const archiver = archiverOf(plans);
  switch (archiving.state) {
    case 'working':
      return [];
    case 'halted':
      return isHibernated(cluster) ||
        !(statesReadiness(cluster) || isFenced(cluster))
        ? []
        : [notReadyFinding(cluster)];
    case 'failing':
      return [
        findingAbout(subject, {
          code: 'log-archiving-failing',
          severity: 'erodes',
          title: `The log of ${subject.object.name} is not archived any more.`,
          detail:
            `Nothing that was written since can be restored, and no backup made since then either.${
              plans.length > 1
                ? ' All repositories are affected: one that refuses a segment stops archiving as a whole.'
                : ''
            } The log grows on the database's own volume until that is full. ${
              archiving.message ?? ''
            }`.trim(),
          fix: failingFix(cluster, archiver, archiving.message ?? ''),
          evidence: [{ field: FIELD, value: 'False' }],
        }),
      ];
    case 'not-seen': {
      const told = archivingConditionOf(cluster);
      const goesNowhere = !hasArchiver(cluster.value.spec ?? {});
      return [
        findingAbout(subject, {
          code: 'log-archiving-not-seen',
          severity: 'erodes',
          title: `Nothing says that the log of ${subject.object.name} is archived.`,
          detail: `${notSeenBecause(
            told !== undefined,
            goesNowhere,
          )} A backup is of no use without the log that was written while it was made.`,
          fix:
            told && !goesNowhere
              ? `Look what its instances say: ${logCommand(cluster, archiver)}.`
              : beginFix(cluster, archiver),
          evidence: [
            {
              field: FIELD,
              value: told ? sentenceOf(told.status ?? '(no status)') : '(none)',
            },
          ],
        }),
      ];
    }
    default: {
      const unplaced: never = archiving.state;
      throw new Error(`Archiving without a finding: ${unplaced}`);
    }
  }
}
