import type { FindingFact } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';
import { archivingOf } from '../observe/archivingOf';
import type { Cluster } from '../read/Cluster';
import { nameKey } from '../observe/ClusterContext';
import type { ClusterContext, Observed } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import { isHibernated } from '../observe/isHibernated';
import type { ObservedRepository } from '../observe/observeRepository';
import { addressOf, recordOf } from '../observe/recordsOf';
import { disabledPlugins, setupsOf } from '../observe/setupsOf';

/** A backup that waits longer than this waits behind something. Seconds. */
const PATIENCE = 2 * 3600;

function archivingFindings(
  cluster: Observed<Cluster>,
  plans: readonly ObservedRepository[],
): FindingFact[] {
  if (plans.length === 0) return [];
  const { subject } = cluster;
  const archiving = archivingOf(cluster.value);
  const field = 'status.conditions[ContinuousArchiving]';
  switch (archiving.state) {
    case 'working':
      return [];
    case 'failing':
      return [
        findingAbout(subject, {
          code: 'log-archiving-failing',
          severity: 'erodes',
          title: `The log of ${subject.object.name} is not archived any more.`,
          detail:
            `Nothing that was written since can be restored, and no backup made since then either. All repositories are affected: one that refuses a segment stops archiving as a whole, and the log grows on the database's own volume until that is full. ${
              archiving.message ?? ''
            }`.trim(),
          fix: `Find the repository that does not answer: 'kubectl -n ${subject.object.namespace} logs ${subject.object.name}-1 -c plugin-pgbackrest --tail 50' (the primary's pod).`,
          evidence: [{ field, value: 'False' }],
        }),
      ];
    case 'not-seen':
      return [
        findingAbout(subject, {
          code: 'log-archiving-not-seen',
          severity: 'erodes',
          title: `Nothing says that the log of ${subject.object.name} is archived.`,
          detail:
            'A backup is of no use without the log that was written while it was made, and neither plugin checks that when it reports success.',
          fix: 'Set isWALArchiver: true on the plugin that is to archive, and look at the condition ContinuousArchiving of the Cluster.',
          evidence: [{ field, value: '(none)' }],
        }),
      ];
    default: {
      const unplaced: never = archiving.state;
      throw new Error(`Archiving without a finding: ${unplaced}`);
    }
  }
}

function disabledFindings(cluster: Observed<Cluster>): FindingFact[] {
  const { subject } = cluster;
  return disabledPlugins(cluster.value.spec ?? {}).map(name =>
    findingAbout(subject, {
      code: 'plugin-disabled',
      severity: 'advice',
      title: `Plugin ${name} of ${subject.object.name} is switched off.`,
      detail: 'It neither archives nor backs up while it is.',
      fix: `Set enabled: true on it in ${describeObject(subject.object)}.`,
      evidence: [{ field: 'spec.plugins[].enabled', value: 'false' }],
    }),
  );
}

/** Backups that wait, and behind which one. */
function queueFindings(
  cluster: Observed<Cluster>,
  plans: readonly ObservedRepository[],
): FindingFact[] {
  const records = plans.flatMap(plan => plan.records);
  const waiting = records
    .filter(({ stage }) => stage === 'waiting')
    .sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))
    .at(0);
  if (waiting?.createdAt === undefined) return [];
  const running = records.find(({ stage }) => stage === 'running');
  const blocker = running && describeObject(running.backup.subject.object);
  return [
    findingAbout(cluster.subject, {
      code: 'backup-queue-stalled',
      severity: 'erodes',
      title: `Backups of ${cluster.subject.object.name} wait and do not begin.`,
      detail: `One backup at a time runs in a cluster, and the others wait, whichever repository they are for.${
        blocker ? ` ${blocker} is under way and does not end.` : ''
      }`,
      fix: blocker
        ? `If nothing runs any more, delete ${blocker}; the queue goes on.`
        : 'Look at the log of the CloudNativePG operator.',
      evidence: [
        {
          field: describeObject(waiting.backup.subject.object),
          value: waiting.backup.value.status?.phase ?? '(no phase)',
        },
      ],
      standsFrom: waiting.createdAt + PATIENCE,
    }),
  ];
}

function hibernationFindings(cluster: Observed<Cluster>): FindingFact[] {
  if (!isHibernated(cluster.object)) return [];
  const { subject } = cluster;
  return [
    findingAbout(subject, {
      code: 'cluster-hibernated',
      severity: 'advice',
      title: `${subject.object.name} is hibernated.`,
      detail:
        'It writes nothing and refuses every backup by design. Its last copy stays what it was.',
      fix: `If it stays that way, say so: annotate ${describeObject(
        subject.object,
      )} with backups/exempt.`,
      evidence: [
        { field: 'metadata.annotations[cnpg.io/hibernation]', value: 'on' },
      ],
    }),
  ];
}

/** Schedules that lead nowhere: another method, or a repository that is not there. */
function strayScheduleFindings(
  cluster: Observed<Cluster>,
  plans: readonly ObservedRepository[],
  context: ClusterContext,
): FindingFact[] {
  const { namespace, name } = cluster.subject.object;
  const setups = setupsOf(name, cluster.value.spec ?? {});
  const placed = new Set(
    plans.flatMap(plan => plan.schedules.map(({ observed }) => observed)),
  );
  return (context.schedules.get(nameKey(namespace, name)) ?? [])
    .filter(scheduled => !placed.has(scheduled))
    .map(scheduled => {
      const spec = scheduled.value.spec ?? {};
      const address = setups.map(setup => addressOf(spec, setup)).find(Boolean);
      return findingAbout(
        { ...scheduled.subject, itemKey: cluster.subject.itemKey },
        {
          code: 'schedule-leads-nowhere',
          severity: 'erodes',
          title: address
            ? `ScheduledBackup ${scheduled.subject.object.name} is for repository ${address}, which ${name} does not have.`
            : `ScheduledBackup ${scheduled.subject.object.name} backs up in a way that ${name} is not set up for.`,
          detail: address
            ? 'Repositories are numbered by their place in the list; none has this number.'
            : `Its method is ${
                spec.method ?? 'barmanObjectStore (the default)'
              }${
                spec.pluginConfiguration?.name
                  ? ` with ${spec.pluginConfiguration.name}`
                  : ''
              }. Every backup it makes fails.`,
          fix: address
            ? 'Correct the number of the repository, or add the repository.'
            : 'Set method: plugin and pluginConfiguration to the plugin that the Cluster uses.',
          evidence: [
            {
              field: 'spec.method',
              value: spec.method ?? '(none)',
            },
          ],
        },
      );
    });
}

function databaseFindings(
  cluster: Observed<Cluster>,
  context: ClusterContext,
): FindingFact[] {
  const { namespace, name } = cluster.subject.object;
  return (context.databases.get(nameKey(namespace, name)) ?? [])
    .filter(({ value }) => value.status?.applied === false)
    .map(({ subject, value }) =>
      findingAbout(
        { ...subject, itemKey: cluster.subject.itemKey },
        {
          code: 'database-not-there',
          severity: 'advice',
          title: `Database ${
            value.spec?.name ?? subject.object.name
          } was never created in ${name}.`,
          detail:
            'The operator could not apply it, so no backup holds such a database.',
          fix: `Look at 'kubectl -n ${namespace} describe database.postgresql.cnpg.io ${subject.object.name}'.`,
          evidence: [{ field: 'status.applied', value: 'false' }],
        },
      ),
    );
}

/** Backups in a phase that is not known here. */
function phaseFindings(
  cluster: Observed<Cluster>,
  context: ClusterContext,
): FindingFact[] {
  const { namespace, name } = cluster.subject.object;
  return (context.backups.get(nameKey(namespace, name)) ?? []).flatMap(
    backup => {
      const record = recordOf(backup, 'dalibo');
      if (record.stage !== 'unknown') return [];
      return [
        findingAbout(
          { ...backup.subject, itemKey: cluster.subject.itemKey },
          {
            code: 'backup-phase-unknown',
            severity: 'advice',
            title: `Backup ${backup.subject.object.name} is in a phase that is not understood here.`,
            detail:
              'Whether it succeeded cannot be told, so it is not counted.',
            evidence: [{ field: 'status.phase', value: record.phase }],
          },
        ),
      ];
    },
  );
}

/** Findings about a database cluster as a whole. */
export function clusterFindings(
  cluster: Observed<Cluster>,
  plans: readonly ObservedRepository[],
  context: ClusterContext,
): FindingFact[] {
  return [
    ...archivingFindings(cluster, plans),
    ...disabledFindings(cluster),
    ...queueFindings(cluster, plans),
    ...hibernationFindings(cluster),
    ...strayScheduleFindings(cluster, plans, context),
    ...databaseFindings(cluster, context),
    ...phaseFindings(cluster, context),
  ];
}
