import { durationInWords, timeInWords } from 'backstage-plugin-backups-common';
import type { FindingFact, PlanFact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  kubectl,
  parseInstant,
} from 'backstage-plugin-backups-node';
import { PLUGIN_OF } from '../observe/setupsOf';
import type { Cluster } from '../read/Cluster';
import type { Observed } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import { majorVersionOf } from '../observe/majorVersionOf';
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

/** The tool's times and the operator's do not agree: one of them is in another zone. */
function clockFindings(
  cluster: Observed<Cluster>,
  { plan, records }: ObservedRepository,
): FindingFact[] {
  const shifted = records.filter(
    record => record.stage === 'finished' && record.shiftedBy !== undefined,
  );
  const last = shifted.at(-1);
  if (last?.stage !== 'finished') return [];
  return [
    findingAbout(
      { ...cluster.subject, planKey: plan.key },
      {
        code: 'clock',
        severity: 'advice',
        title: `Backups of ${
          cluster.subject.object.name
        } have times that are ${durationInWords(
          Math.abs(last.shiftedBy ?? 0),
        )} off: a clock or a time zone is wrong.`,
        detail:
          'The operator saw their end at another time than the tool wrote down, as happens where local time is written down as UTC. The times of the operator are used.',
        fix: 'Let the database pods run in UTC, and compare the clocks of the nodes.',
        causeKey: `pgbackrest/clock/${plan.object.cluster}`,
        evidence: shifted.slice(-1).map(({ backup }) => ({
          field: `status.stoppedAt of ${backup.subject.object.name}`,
        })),
      },
    ),
  ];
}

/** Up to when the last backup of before reaches; absent: it never succeeded. */
function lastOf({ lastSuccess }: PlanFact): number {
  return lastSuccess?.finishedAt ?? 0;
}

/** The log of now continues no backup: what there is is of before. */
function baseFormerFindings(
  cluster: Observed<Cluster>,
  { plan, former, setup }: ObservedRepository,
): FindingFact[] {
  const [newest] = former
    .filter(({ lastSuccess }) => lastSuccess !== undefined)
    .sort((a, b) => lastOf(b) - lastOf(a));
  if (!newest || plan.lastSuccess) return [];
  const { namespace, name } = cluster.subject.object;
  const major = majorVersionOf(cluster.value);
  const isElsewhere = newest.fingerprint !== plan.fingerprint;
  const created = parseInstant(cluster.object.metadata.creationTimestamp);
  const isRecreated = created !== undefined && created > lastOf(newest);
  const last = timeInWords(lastOf(newest));
  let since = `PostgreSQL ${
    major ?? ''
  } took over can be restored: its newest backup, of ${last}, is of an older version.`;
  if (isElsewhere) {
    since = `it writes to its present place can be restored: its newest backup, of ${last}, is in another one.`;
  } else if (isRecreated) {
    since = `it was created on ${timeInWords(
      created,
    )} can be restored: its newest backup, of ${last}, is of the database before.`;
  }
  const plugin = PLUGIN_OF[setup.tool];
  return [
    findingAbout(
      { ...cluster.subject, planKey: plan.key },
      {
        code: 'log-without-backup',
        severity: 'breaks-restore',
        title: `Nothing that was written to ${name} since ${since}`,
        detail:
          'A log continues backups of the same database in the same place only. Those of before restore to what they held then.',
        fix: `Take a base backup now: ${commandInText(
          kubectl(
            namespace,
            'cnpg',
            'backup',
            name,
            ...(plugin ? ['--method=plugin', `--plugin-name=${plugin}`] : []),
          ),
        )}.`,
        evidence: [
          { field: 'newest backup of before', value: last },
          ...(newest.destination.bucket
            ? [{ field: 'its bucket', value: newest.destination.bucket }]
            : []),
        ],
      },
    ),
  ];
}

/** A chain ends only with a new full backup. */
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
          'The first backup is full, and everything after it builds on that one. It can never expire, one damaged file costs all of them, and every success is green meanwhile. pgBackRest makes incremental backups unless it is asked for another type.',
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
    ...clockFindings(cluster, observed),
    ...baseFormerFindings(cluster, observed),
    ...fullScheduleFindings(cluster, observed),
    ...baseFindings(cluster, observed),
    ...scheduleFindings(
      { planKey: plan.key, itemKey: plan.itemKey },
      schedules,
      setup.tool,
    ),
  ];
}
