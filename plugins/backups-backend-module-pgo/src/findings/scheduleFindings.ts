import type {
  FindingFact,
  FindingText,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  joinWords,
  kubectl,
  parseInstant,
  sentenceOf,
  standardCron,
} from 'backstage-plugin-backups-node';
import type { ClusterContext } from '../observe/ClusterContext';
import { makesNone } from '../observe/DatabaseCluster';
import type { DatabaseCluster } from '../observe/DatabaseCluster';
import {
  backupTypeNamed,
  cronJobsOf,
  runsOfJobs,
  runsOfStatus,
} from '../observe/jobRuns';
import { operatorLabel } from '../observe/operatorLabels';
import type { Repository } from '../observe/repositoriesOf';
import { coincide } from './coincide';

/** Makes a finding of one of the two providers. */
export type Tell = (subject: Subject, text: FindingText) => FindingFact;

/** A new cluster has its first backup and its CronJobs by then. Seconds. */
const SET_UP_WITHIN = 3600;

/**
 * Until its first backup is complete and the stanza is there, PGO makes no
 * CronJob, and says so in an Event only.
 */
export function withoutCronJob(
  tell: Tell,
  subject: Subject,
  cluster: DatabaseCluster,
  repository: Repository,
  context: ClusterContext,
): FindingFact[] {
  const { cronJobsListing } = context;
  if (cronJobsListing === 'unread' || makesNone(cluster)) return [];
  // Where a run shows that they were there, a folder left them out.
  const started = [
    ...runsOfJobs(cluster, repository.name, context),
    ...runsOfStatus(cluster, repository.name),
  ].map(({ makes }) => makes);
  const made = cronJobsOf(cluster, repository.name, context).map(({ object }) =>
    backupTypeNamed(operatorLabel(object, 'pgbackrest-cronjob')),
  );
  const missing = repository.schedules.filter(
    ({ makes }) =>
      !made.includes(makes) &&
      !(cronJobsListing === 'notInstalled' && started.includes(makes)),
  );
  if (missing.length === 0) return [];
  const { namespace, name } = subject.object;
  const state = cluster.status.repos?.find(
    each => each.name === repository.name,
  );
  return [
    tell(subject, {
      code: 'schedule-without-cronjob',
      severity: 'erodes',
      title: `Nothing starts the ${joinWords(
        missing.map(({ makes }) => makes),
      )} backups of ${name} to ${
        repository.name
      }: its schedule has no CronJob.`,
      detail:
        'PGO makes CronJobs only after the stanza is created and the first backup of the cluster is complete. Until then it says so in an Event, and neither the status nor a condition shows it.',
      fix: `Find out why the first backup does not end (${commandInText(
        kubectl(namespace, 'describe', 'postgrescluster', name),
      )}): most often the store refuses the keys, or the repository host is not ready.`,
      standsFrom:
        (parseInstant(cluster.observed.object.metadata.creationTimestamp) ??
          0) + SET_UP_WITHIN,
      evidence: [
        ...missing.map(({ makes, expression }) => ({
          field: `spec.backups.pgbackrest.repos (${repository.name}): schedules.${makes}`,
          value: sentenceOf(expression),
        })),
        {
          field: `status.pgbackrest.repos (${repository.name}): replicaCreateBackupComplete`,
          value: String(state?.replicaCreateBackupComplete ?? '(none)'),
        },
      ],
    }),
  ];
}

/** One of several schedules is not read: the plan goes by the others. */
export function unreadableSchedules(
  tell: Tell,
  subject: Subject,
  { name, schedules }: Repository,
  timeZone: string,
  runner: string,
): FindingFact[] {
  return schedules.flatMap(({ makes, expression }) => {
    const read = standardCron(expression, timeZone, runner);
    return read.kind === 'invalid'
      ? [
          tell(subject, {
            code: 'schedule-not-readable',
            severity: 'erodes',
            title: `No ${makes} backup of ${subject.object.name} is started: ${runner} cannot read its schedule.`,
            detail: `${read.message}.`,
            fix: 'Write five fields: minute, hour, day of the month, month, day of the week.',
            evidence: [
              {
                field: `spec.backups.pgbackrest.repos (${name}): schedules.${makes}`,
                value: sentenceOf(expression),
              },
            ],
          }),
        ]
      : [];
  });
}

/** Backups of one database cluster share a lock: of two at a time one fails. */
export function collidingSchedules(
  tell: Tell,
  subject: Subject,
  repositories: readonly Repository[],
): FindingFact[] {
  const all = repositories.flatMap(({ name, schedules }) =>
    schedules.map(({ makes, expression }) => ({
      words: `${makes} to ${name}`,
      expression: sentenceOf(expression),
    })),
  );
  const colliding = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(other => coincide(one.expression, other.expression))
      .map(other => [one, other]),
  );
  const [first] = colliding;
  if (!first) return [];
  const [one, other] = first;
  return [
    tell(subject, {
      code: 'schedules-collide',
      severity: 'advice',
      title: `Two backups of ${subject.object.name} are started at one moment: ${one.words} and ${other.words}.`,
      detail:
        'They share a lock. One of them fails with "unable to acquire lock" and is made up for by its next slot only.',
      fix: 'Move one of the schedules by an hour.',
      evidence: [one, other].map(({ words, expression }) => ({
        field: `spec.backups.pgbackrest.repos: ${words}`,
        value: expression,
      })),
    }),
  ];
}
