import type { FindingFact } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import type { Observed } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import type { ObservedRepository } from '../observe/observeRepository';
import { KNOWN_ERRORS } from './knownErrors';
import { scheduleFindings } from './scheduleFindings';

/** What the last failure says can be done about it. */
function failureFindings(
  cluster: Observed<Cluster>,
  { plan }: ObservedRepository,
): FindingFact[] {
  const message = plan.lastAttemptFailed?.message ?? '';
  const known = KNOWN_ERRORS.find(({ pattern }) => pattern.test(message));
  if (!known) return [];
  const { code, title, detail, fix } = known;
  return [
    findingAbout(
      { ...cluster.subject, planKey: plan.key },
      {
        code,
        severity: 'advice',
        title,
        detail,
        fix,
        causeKey: `pgbackrest/${code}/${plan.object.cluster}`,
      },
    ),
  ];
}

/** A chain needs somebody to begin it anew. */
function fullScheduleFindings(
  cluster: Observed<Cluster>,
  { plan, schedules, setup }: ObservedRepository,
): FindingFact[] {
  const chained = setup.tool === 'dalibo' || setup.tool === 'opera';
  const active = schedules.filter(({ suspended }) => !suspended);
  if (!chained || active.length === 0) return [];
  if (active.some(({ makes }) => makes === 'full')) return [];
  return [
    findingAbout(
      { ...cluster.subject, planKey: plan.key },
      {
        code: 'no-full-schedule',
        severity: 'erodes',
        title: `No schedule makes full backups of ${cluster.subject.object.name} on ${plan.destination.label}.`,
        detail:
          'The first backup is full, and everything after it builds on that one. It can never expire, one damaged file costs all of them, and every success is green meanwhile. pgBackRest makes incremental backups unless it is told otherwise.',
        fix: 'Add a ScheduledBackup with backupType: full, for instance once a week.',
        evidence: active.map(({ observed, makes }) => ({
          field: `spec.pluginConfiguration.parameters of ${observed.subject.object.name}`,
          value: makes,
        })),
      },
    ),
  ];
}

/** The log goes to all repositories, base backups only to the one they name. */
function baseFindings(
  cluster: Observed<Cluster>,
  { plan, setup, schedules, records, repository }: ObservedRepository,
): FindingFact[] {
  // No log goes into a snapshot of a volume.
  if (setup.tool === 'volume-snapshot') return [];
  if (!repository || schedules.length > 0 || records.length > 0) return [];
  if (plan.database && plan.database.backups.length > 0) return [];
  return [
    findingAbout(
      { ...cluster.subject, planKey: plan.key },
      {
        code: 'repository-without-backups',
        severity: 'erodes',
        title: `Repository ${repository.recordedAs} of ${cluster.subject.object.name} gets the log, and no backup it could be used with.`,
        detail:
          'The log is archived to every repository, a backup only to the one that its ScheduledBackup names. Without a backup under it the log restores nothing.',
        fix: `Add a ScheduledBackup for repository ${repository.recordedAs}, or take the repository away.`,
        evidence: [{ field: 'repository', value: repository.declaredBy }],
      },
    ),
  ];
}

/** Findings about the copy of a database cluster in one repository. */
export function planFindings(
  cluster: Observed<Cluster>,
  observed: ObservedRepository,
): FindingFact[] {
  const { plan, schedules, setup } = observed;
  return [
    ...failureFindings(cluster, observed),
    ...fullScheduleFindings(cluster, observed),
    ...baseFindings(cluster, observed),
    ...scheduleFindings(
      { planKey: plan.key, itemKey: plan.itemKey },
      schedules,
      setup.tool,
    ),
  ];
}
