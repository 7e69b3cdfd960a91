import { timeInWords } from 'backstage-plugin-backups-common';
import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import {
  commandInText,
  joinWords,
  kubectl,
  parseInstant,
} from 'backstage-plugin-backups-node';
import type { ClusterContext } from '../observe/ClusterContext';
import { conditionOf, makesNone } from '../observe/DatabaseCluster';
import type { DatabaseCluster } from '../observe/DatabaseCluster';
import { cronJobsOf } from '../observe/jobRuns';
import type { Observed } from '../observe/Observed';
import { isKnownState } from '../observe/perconaRuns';
import type { ObservedRepository } from '../observe/planOf';
import type { Repository } from '../observe/repositoriesOf';
import { isLeftBehind } from '../observe/Run';
import type { PerconaBackup } from '../read/Percona';
import { PERCONA_GROUP } from '../read/resources';
import { PSQL, inDatabase } from '../restore/inDatabase';
import type { Tell } from './scheduleFindings';

const HOUR = 3600;

/** So many gaps show whether a database is written to all the time. */
const WATCHED_GAPS = 3;

/** While a cluster is not ready, slots pass, and only a line of a log says so. */
export function notReadyForBackup(
  tell: Tell,
  subject: Subject,
  cluster: DatabaseCluster,
): FindingFact[] {
  const condition = conditionOf(cluster, 'ReadyForBackup');
  if (condition?.status !== 'False' || makesNone(cluster)) {
    return [];
  }
  return [
    tell(subject, {
      code: 'not-ready-for-backup',
      severity: 'erodes',
      title: `${subject.object.name} is not ready for backups: its slots pass without a trace.`,
      detail:
        'The operator starts nothing meanwhile, writes no object for a slot that it passed over, and does not make up for it.',
      fix: 'Look what keeps it from being ready: its status, and the log of the operator.',
      standsFrom: (condition.lastTransitionTime ?? 0) + HOUR,
      evidence: [
        {
          field: 'status.conditions (ReadyForBackup)',
          value: [condition.status, condition.reason]
            .filter(Boolean)
            .join(', '),
        },
      ],
    }),
  ];
}

function unconfirmed(
  tell: Tell,
  subject: Subject,
  { plan, runs }: ObservedRepository,
): FindingFact[] {
  const newest = runs.filter(({ stage }) => stage === 'succeeded').at(-1);
  if (
    !newest ||
    newest.label !== undefined ||
    newest.field !== 'status.state'
  ) {
    return [];
  }
  const { namespace, name } = subject.object;
  return [
    tell(
      { ...subject, planKey: plan.key },
      {
        code: 'backup-unconfirmed',
        severity: 'erodes',
        title: `The newest backup of ${name} ended well, and the operator did not find it in the repository.`,
        detail:
          'Its Job succeeded, but the object has no name of a backup: pgBackRest listed none that belongs to it.',
        fix: `See what is there: ${commandInText(
          inDatabase(namespace, name, 'pgbackrest', 'info', '--stanza=db'),
        )}.`,
        evidence: [{ field: `status.backupName of ${newest.words}` }],
      },
    ),
  ];
}

function leftBehind(
  tell: Tell,
  subject: Subject,
  { plan, runs }: ObservedRepository,
): FindingFact[] {
  const stuck = runs.filter(run => isLeftBehind(run, runs));
  if (stuck.length === 0) return [];
  return [
    tell(
      { ...subject, planKey: plan.key },
      {
        code: 'backup-left-behind',
        severity: 'advice',
        title: `${joinWords(
          stuck.map(({ words }) => words),
        )} will never end: backups that began later have ended.`,
        detail:
          'While such an object stands, it may hold the lease that the next one waits for.',
        fix: 'Delete it once no Job of it runs; the backup in the repository stays.',
        evidence: stuck.map(({ words, says }) => ({
          field: `status.state of ${words}`,
          value: says,
        })),
      },
    ),
  ];
}

/** Objects outlive their backups while the operator cannot clean up. */
function outlived(
  tell: Tell,
  subject: Subject,
  { plan, repository, runs }: ObservedRepository,
): FindingFact[] {
  const { full, fullType = 'count' } = repository.policy;
  const fulls = runs.filter(
    ({ stage, makes, label, field }) =>
      stage === 'succeeded' &&
      makes === 'full' &&
      label !== undefined &&
      field === 'status.state',
  );
  // One more is there until the next backup has expired it.
  if (full === undefined || fullType !== 'count' || fulls.length <= full + 1) {
    return [];
  }
  return [
    tell(
      { ...subject, planKey: plan.key },
      {
        code: 'backup-objects-outlive',
        severity: 'advice',
        title: `${fulls.length} full backups of ${subject.object.name} are listed as objects, and its repository keeps ${full}.`,
        detail:
          'The operator deletes objects of backups that have expired, but not while the cluster is not ready or the repository cannot be read: the oldest may be gone.',
        fix: 'Restore from none of the oldest before you have seen it in the repository.',
        evidence: [
          {
            field: `spec.backups.pgbackrest.global: ${repository.name}-retention-full`,
            value: String(full),
          },
        ],
      },
    ),
  ];
}

/** Version 3 runs a schedule itself and has what it drives run it, too. */
export function doubleSchedule(
  tell: Tell,
  subject: Subject,
  cluster: DatabaseCluster,
  repositories: readonly Repository[],
  context: ClusterContext,
): FindingFact[] {
  const twice = repositories
    .filter(({ schedules }) => schedules.length > 0)
    .flatMap(({ name }) => cronJobsOf(cluster, name, context))
    .filter(({ value }) => value.spec?.suspend !== true);
  if (twice.length === 0) return [];
  const { namespace, name } = subject.object;
  return [
    tell(subject, {
      code: 'double-schedule',
      severity: 'erodes',
      title: `Backups of ${name} are started twice: by the operator itself, and by ${
        twice.length
      } ${twice.length === 1 ? 'CronJob' : 'CronJobs'}.`,
      detail:
        'Both race for one lock, so one of them fails at some slots. Where both get through, the repository holds two backups a slot, and retention by count reaches half as far back.',
      fix: `It is a fault of version 3.0 of the operator (percona-postgresql-operator#1731): update it. Until then ${commandInText(
        kubectl(
          namespace,
          'patch',
          'cronjob',
          twice[0].object.metadata.name,
          '-p',
          '{"spec":{"suspend":true}}',
        ),
      )}.`,
      evidence: twice.map(({ subject: { words } }) => ({
        field: `spec.schedule of ${words}`,
      })),
    }),
  ];
}

/**
 * Up to when the log reaches is written on the newest backup, and only when
 * something is committed. A database that was written to all the time and stands
 * still now tells of its archiving; one that is idle tells nothing.
 */
export function logStandsStill(
  tell: Tell,
  subject: Subject,
  backups: readonly Observed<PerconaBackup>[],
): FindingFact[] {
  const ended = backups.flatMap(({ object, value }) => {
    const { state, completed, latestRestorableTime } = value.status ?? {};
    const begun = parseInstant(object.metadata.creationTimestamp);
    return state === 'Succeeded' &&
      completed !== undefined &&
      begun !== undefined
      ? [{ begun, completed, until: latestRestorableTime }]
      : [];
  });
  const gaps = ended
    .slice(0, -1)
    .map(({ until }, index) =>
      until === undefined ? Infinity : ended[index + 1].begun - until,
    )
    .slice(-WATCHED_GAPS);
  const newest = ended.at(-1);
  if (!newest || gaps.length < WATCHED_GAPS || gaps.some(gap => gap > HOUR)) {
    return [];
  }
  const until = newest.until ?? newest.completed;
  return [
    tell(subject, {
      code: 'log-stands-still',
      severity: 'erodes',
      title: `No change of ${subject.object.name} after ${timeInWords(
        until,
      )} is known to be in the archived log.`,
      detail:
        'After each backup before, something was committed and archived within the hour, up to the next backup. Either nothing is written to the database any more, or its log is not archived.',
      fix: `Look whether the log is archived: ${commandInText(
        inDatabase(
          subject.object.namespace,
          subject.object.name,
          ...PSQL,
          '--command=SELECT last_archived_time, last_failed_time FROM pg_stat_archiver',
        ),
      )}.`,
      standsFrom: until + 2 * HOUR,
      evidence: [
        {
          field: `status.latestRestorableTime of the newest perconapgbackups.${PERCONA_GROUP}`,
          value:
            newest.until === undefined
              ? '(none)'
              : new Date(newest.until * 1000).toISOString(),
        },
      ],
    }),
  ];
}

/** States that a later version of the operator may have. */
export function unknownStates(
  tell: Tell,
  subject: Subject,
  backups: readonly Observed<PerconaBackup>[],
): FindingFact[] {
  const unknown = new Set(
    backups
      .map(({ value }) => value.status?.state ?? '')
      .filter(state => !isKnownState(state)),
  );
  return [...unknown].map(state =>
    tell(subject, {
      code: 'unknown-state',
      severity: 'advice',
      title: `Percona's operator reports a state of backups of ${subject.object.name} that is not known here.`,
      causeKey: `percona/unknown-state/${state}`,
      evidence: [{ field: 'status.state', value: state }],
    }),
  );
}

/** What there is to tell about the backups of one repository. */
export function backupFindings(
  tell: Tell,
  subject: Subject,
  observed: ObservedRepository,
): FindingFact[] {
  return [
    ...unconfirmed(tell, subject, observed),
    ...leftBehind(tell, subject, observed),
    ...outlived(tell, subject, observed),
  ];
}
