import { timeInWords } from 'backstage-plugin-backups-common';
import type {
  FindingFact,
  PlanFact,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  joinWords,
  kubectl,
} from 'backstage-plugin-backups-node';
import { conditionOf } from '../observe/DatabaseCluster';
import type { DatabaseCluster } from '../observe/DatabaseCluster';
import { madeSinceOf } from '../observe/planOf';
import type { ObservedRepository } from '../observe/planOf';
import { inDatabase } from '../restore/inDatabase';
import type { Tell } from './scheduleFindings';

const HOUR = 3600;
const DAY = 24 * HOUR;

function instantText(at: number | undefined): string {
  return at === undefined ? '(none)' : new Date(at * 1000).toISOString();
}

/** A restore that has ended is done again by the next change of its annotation. */
export function restoreLeftEnabled(
  tell: Tell,
  subject: Subject,
  { pgBackRest, status }: DatabaseCluster,
): FindingFact[] {
  const { restore } = status;
  if (pgBackRest?.restore?.enabled !== true || restore?.finished !== true) {
    return [];
  }
  const { namespace, name } = subject.object;
  return [
    tell(subject, {
      code: 'restore-left-enabled',
      severity: 'erodes',
      title: `The restore of ${name} has ended and is still switched on: the next change of its annotation restores again.`,
      detail:
        'A restore in place stops every instance and puts what is in the repository in place of what is there now.',
      fix: `Switch it off where the cluster is written down, and ${commandInText(
        kubectl(
          namespace,
          'patch',
          'postgrescluster',
          name,
          '--type=merge',
          '-p',
          '{"spec":{"backups":{"pgbackrest":{"restore":{"enabled":false}}}}}',
        ),
      )}.`,
      standsFrom: (restore.completionTime ?? restore.startTime ?? 0) + DAY,
      evidence: [
        { field: 'spec.backups.pgbackrest.restore.enabled', value: 'true' },
        { field: 'status.pgbackrest.restore.id', value: restore.id },
      ],
    }),
  ];
}

function hasFullSince({ plan }: ObservedRepository, since: number): boolean {
  return (plan.database?.backups ?? []).some(
    ({ outcome, makes, startedAt, endedAt }) =>
      outcome === 'succeeded' &&
      makes === 'full' &&
      (startedAt ?? endedAt) >= since,
  );
}

/** After a restore the log goes on in another timeline, of which nothing is a base. */
export function fullBackupMissing(
  tell: Tell,
  subject: Subject,
  cluster: DatabaseCluster,
  plans: readonly ObservedRepository[],
): FindingFact[] {
  const { postgresCluster, pgbackrest } = cluster.dataSource ?? {};
  const isFilled = postgresCluster !== undefined || pgbackrest !== undefined;
  const since = isFilled
    ? madeSinceOf(cluster)
    : cluster.status.restore?.completionTime;
  if (
    since === undefined ||
    cluster.isStandby ||
    plans.some(plan => hasFullSince(plan, since))
  ) {
    return [];
  }
  const { name } = subject.object;
  return [
    tell(subject, {
      code: 'full-backup-after-restore',
      severity: isFilled ? 'erodes' : 'advice',
      title: `${name} was restored on ${timeInWords(
        since,
      )} and has had no full backup since.`,
      detail: isFilled
        ? 'The history of its new timeline may not have reached its repository, which was not there yet: a later restore to a moment can fail for that, and what it was filled from is of the time before.'
        : 'Until then a restore begins with a backup of before and replays everything since, across the change of timelines.',
      fix: 'Make a full backup now.',
      evidence: [
        {
          field: isFilled
            ? 'spec.dataSource'
            : 'status.pgbackrest.restore.completionTime',
          value: instantText(since),
        },
      ],
    }),
  ];
}

/** The log of now goes to another place than the newest backup. */
export function logWithoutBackup(
  tell: Tell,
  subject: Subject,
  plan: PlanFact,
  former: readonly PlanFact[],
): FindingFact[] {
  const ends = former.flatMap(({ lastSuccess }) =>
    lastSuccess ? lastSuccess.finishedAt : [],
  );
  if (ends.length === 0 || plan.lastSuccess) return [];
  const { name } = subject.object;
  const newest = timeInWords(Math.max(...ends));
  const isAnew = former.some(({ former: how }) => how === 'made-anew');
  return [
    tell(
      { ...subject, planKey: plan.key },
      {
        code: 'log-without-backup',
        severity: 'breaks-restore',
        title: isAnew
          ? `Nothing that was written to ${name} since it was created can be restored: its newest backup, of ${newest}, is of the cluster before.`
          : `Nothing that was written to ${name} since it writes to its present place can be restored: its newest backup, of ${newest}, is in another one.`,
        detail: `A log continues backups of the same database ${
          isAnew ? '' : 'in the same place '
        }only. Those of before restore to what they held then.`,
        fix: 'Make a full backup now.',
        evidence: isAnew
          ? [{ field: 'metadata.creationTimestamp' }]
          : [
              { field: 'status.destination of the newest backup' },
              {
                field: 'spec.backups.pgbackrest.repos',
                value: plan.destination.label,
              },
            ],
      },
    ),
  ];
}

/** Two clusters that write into one folder of one store. */
export function sharedRepository(
  tell: Tell,
  subject: Subject,
  { repository, plan }: ObservedRepository,
): FindingFact[] {
  const others = plan.database?.sharedWith ?? [];
  if (others.length === 0) return [];
  const { name, cluster } = subject.object;
  return [
    tell(
      { ...subject, planKey: plan.key },
      {
        code: 'repository-shared',
        severity: 'breaks-restore',
        title: `${name} writes into the same repository as ${joinWords(
          others,
        )}.`,
        detail:
          'The stanza is called the same in every cluster of the operator, so their logs are put into one folder: archiving stops with error 45 as soon as two of them write one segment, while backups look well until they time out. A restore finds backups of either, and the log of both.',
        fix: `Give each a folder of its own: spec.backups.pgbackrest.global, ${repository.name}-path.`,
        causeKey: `pgo/repository-shared/${cluster}/${repository.fingerprint}`,
        evidence: [
          {
            field: `spec.backups.pgbackrest.global: ${repository.name}-path`,
            value: plan.destination.prefix ?? '(default)',
          },
        ],
      },
    ),
  ];
}

/** A backup waits for its log: what is wrong with that shows as a Job that hangs. */
export function hangingBackup(
  tell: Tell,
  subject: Subject,
  { plan, repository }: ObservedRepository,
): FindingFact[] {
  const { runningSince } = plan;
  if (runningSince === undefined || !plan.database?.waitsForLog) return [];
  const { namespace, name } = subject.object;
  return [
    tell(
      { ...subject, planKey: plan.key },
      {
        code: 'backup-waits',
        severity: 'advice',
        title: `The backup of ${name} to ${
          repository.name
        } that began on ${timeInWords(runningSince)} has not ended.`,
        detail:
          'A backup ends when the log that it needs has arrived. Where archiving is in trouble it hangs for an hour before it fails, and nothing else tells.',
        fix: `Look whether the log is archived: ${commandInText(
          inDatabase(namespace, name, 'pgbackrest', 'check', '--stanza=db'),
        )}.`,
        standsFrom: runningSince + 2 * HOUR,
        evidence: [
          { field: 'running since', value: instantText(runningSince) },
        ],
      },
    ),
  ];
}

/** The pod that writes to a repository on a volume does not run. */
export function repositoryHostNotReady(
  tell: Tell,
  subject: Subject,
  cluster: DatabaseCluster,
): FindingFact[] {
  const condition = conditionOf(cluster, 'PGBackRestRepoHostReady');
  if (condition?.status !== 'False') return [];
  const { namespace, name } = subject.object;
  return [
    tell(subject, {
      code: 'repository-host-not-ready',
      severity: 'erodes',
      title: `The repository host of ${name} is not ready: nothing is backed up or archived meanwhile.`,
      detail:
        'A full volume is the commonest reason, and how full it is is in no status.',
      fix: `Look at its pod (${commandInText(
        kubectl(
          namespace,
          'get',
          'pods',
          '-l',
          `postgres-operator.crunchydata.com/cluster=${name},postgres-operator.crunchydata.com/data=pgbackrest`,
        ),
      )}) and at how full its volume is.`,
      standsFrom: (condition.lastTransitionTime ?? 0) + HOUR,
      evidence: [
        {
          field: 'status.conditions (PGBackRestRepoHostReady)',
          value: [condition.status, condition.reason]
            .filter(Boolean)
            .join(', '),
        },
      ],
    }),
  ];
}
