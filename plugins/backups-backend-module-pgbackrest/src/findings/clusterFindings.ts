import type { FindingFact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
} from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import { CNPG_GROUP } from '../read/apiGroups';
import { nameKey } from '../observe/ClusterContext';
import type { ClusterContext, Observed } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import { archivingFindings } from './archivingFindings';
import { queueFindings } from './queueFindings';
import { isHibernated } from '../observe/isHibernated';
import type { ObservedRepository } from '../observe/observeRepository';
import { addressOf, recordOf } from '../observe/recordsOf';
import { PLUGIN_OF, disabledPlugins, setupsOf } from '../observe/setupsOf';
import type { Setup } from '../observe/setupsOf';

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

function hibernationFindings(cluster: Observed<Cluster>): FindingFact[] {
  if (!isHibernated(cluster)) return [];
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

/** How a schedule has to address what its Cluster is set up for. */
function methodFix(setups: readonly Setup[]): string {
  const [setup] = setups;
  switch (setup?.tool) {
    case undefined:
      return 'Give the Cluster a backup plugin, or take the ScheduledBackup away.';
    case 'barman-in-tree':
      return 'Set method: barmanObjectStore, as the Cluster is set up.';
    case 'volume-snapshot':
      return 'Set method: volumeSnapshot, as the Cluster is set up.';
    case 'dalibo':
    case 'opera':
    case 'barman-cloud':
      return `Set method: plugin and pluginConfiguration.name: ${
        PLUGIN_OF[setup.tool] ?? ''
      }, as the Cluster is set up.`;
    default: {
      const unplaced: never = setup;
      throw new Error(`Setup without a method: ${JSON.stringify(unplaced)}`);
    }
  }
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
            : methodFix(setups),
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
        {
          ...subject,
          itemKey: cluster.subject.itemKey,
          part: value.spec?.name ?? subject.object.name,
        },
        {
          code: 'database-not-there',
          severity: 'advice',
          title: `Database ${
            value.spec?.name ?? subject.object.name
          } was never created in ${name}.`,
          detail:
            'The operator could not apply it, so no backup holds such a database.',
          fix: `Look at ${commandInText(
            kubectl(
              namespace,
              'describe',
              `databases.${CNPG_GROUP}`,
              subject.object.name,
            ),
          )}.`,
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
