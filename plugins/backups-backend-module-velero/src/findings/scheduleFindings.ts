import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import {
  commandInText,
  kubectl,
  parseGoDuration,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import { VELERO_GROUP } from '../read/resources';
import type { Schedule } from '../read/Schedule';
import type { Observed } from '../observe/Observed';
import { begunAt } from '../observe/contextOf';
import { findingAbout } from '../observe/findingAbout';

/** Source: `checkIfBackupInNewOrProgress` of the schedule controller. */
const BLOCKING = new Set(['', 'New', 'InProgress']);

/** Longer than any timeout of Velero lets a Backup go on by default (4 h). Seconds. */
const HANGS_AFTER = 6 * 3600;

/** `lastBackup` is written a moment before the Backup is. Seconds. */
const SUBMITTED_WITHIN = 300;

/** While one Backup of it is new or in progress, a Schedule makes no other. */
function blocked(
  subject: Subject,
  schedule: Observed<Schedule>,
  backups: readonly Observed<Backup>[],
): FindingFact[] {
  const hung = backups
    .filter(({ value }) => BLOCKING.has(value.status?.phase ?? ''))
    .at(-1);
  if (!hung) return [];
  const { name, namespace } = hung.object.metadata;
  const scheduleName = schedule.object.metadata.name;
  const phase = hung.value.status?.phase ?? 'New';
  return [
    findingAbout(subject, {
      code: 'schedule-blocked',
      severity: 'erodes',
      title: `Backup ${name} does not end, and Schedule ${scheduleName} makes no other meanwhile.`,
      detail:
        'Velero waits for it without an error, the Schedule still says Enabled, and slots that pass are not made up for.',
      fix: `Look at it (${commandInText(
        kubectl(namespace, 'describe', `backups.${VELERO_GROUP}`, name),
      )}) and at the log of the Velero server; a restart of the server fails what is in progress.`,
      causeKey: `velero/schedule-blocked/${subject.object.cluster}/${namespace}/${scheduleName}`,
      standsFrom: begunAt(hung) + HANGS_AFTER,
      evidence: [
        { field: `status.phase of Backup ${name}`, value: phase },
        {
          field: 'status.lastBackup',
          value: instantText(schedule.value.status?.lastBackup),
        },
      ],
    }),
  ];
}

/** Velero makes nothing by a Schedule that it does not understand. */
function notValid(
  subject: Subject,
  schedule: Observed<Schedule>,
): FindingFact[] {
  const { phase, validationErrors = [] } = schedule.value.status ?? {};
  if (phase !== 'FailedValidation') return [];
  const { name, namespace } = schedule.object.metadata;
  const because = validationErrors.map(sentenceOf).filter(Boolean).join(' ');
  return [
    findingAbout(subject, {
      code: 'schedule-not-valid',
      severity: 'erodes',
      title: `Velero does not understand Schedule ${name}, and makes no Backup by it.`,
      ...(because && { detail: because }),
      fix: `Put its spec right (${commandInText(
        kubectl(namespace, 'describe', `schedules.${VELERO_GROUP}`, name),
      )}).`,
      causeKey: `velero/schedule-not-valid/${subject.object.cluster}/${namespace}/${name}`,
      evidence: [{ field: 'status.phase', value: phase }],
    }),
  ];
}

function instantText(at: number | undefined): string {
  return at === undefined ? '(none)' : new Date(at * 1000).toISOString();
}

/** It submitted a Backup that is not there, and that nothing has expired yet. */
function vanished(
  subject: Subject,
  schedule: Observed<Schedule>,
  backups: readonly Observed<Backup>[],
): FindingFact[] {
  const { lastBackup } = schedule.value.status ?? {};
  const scheduleName = schedule.object.metadata.name;
  if (lastBackup === undefined) return [];
  const isThere = backups.some(
    backup => begunAt(backup) >= lastBackup - SUBMITTED_WITHIN,
  );
  // Where nothing is left it may have expired, which only a clock could tell.
  if (isThere || backups.length === 0) return [];
  const ttl = parseGoDuration(schedule.value.spec?.template?.ttl ?? '');
  return [
    findingAbout(subject, {
      code: 'backup-vanished',
      severity: 'erodes',
      title: `The Backup that Schedule ${scheduleName} submitted last is not there any more.`,
      detail: `Older ones are, so it did not expire${
        ttl === undefined ? '' : ' by its time to live'
      }: it was deleted, or its objects left the bucket and Velero followed.`,
      fix: 'Find out who deleted it; versioning or object lock on the bucket keeps what is deleted.',
      causeKey: `velero/backup-vanished/${subject.object.cluster}/${subject.object.namespace}/${scheduleName}`,
      evidence: [
        { field: 'status.lastBackup', value: instantText(lastBackup) },
      ],
    }),
  ];
}

function unknownPhase(
  subject: Subject,
  schedule: Observed<Schedule>,
): FindingFact[] {
  const { phase } = schedule.value.status ?? {};
  const known = ['', 'New', 'Enabled', 'FailedValidation'];
  if (known.includes(phase ?? '')) return [];
  return [
    findingAbout(subject, {
      code: 'unknown-phase',
      severity: 'advice',
      title: `Velero reports a phase of Schedule ${schedule.object.metadata.name} that is not known here.`,
      causeKey: `velero/unknown-phase/Schedule/${phase}`,
      evidence: [{ field: 'status.phase', value: phase }],
    }),
  ];
}

/**
 * What is wrong with a Schedule, told of each of its plans.
 *
 * @param subject - of the plan
 * @param backups - that the Schedule made, newest first
 */
export function scheduleFindings(
  subject: Subject,
  schedule: Observed<Schedule>,
  backups: readonly Observed<Backup>[],
): FindingFact[] {
  return [
    ...notValid(subject, schedule),
    ...blocked(subject, schedule, backups),
    ...vanished(subject, schedule, backups),
    ...unknownPhase(subject, schedule),
  ];
}
