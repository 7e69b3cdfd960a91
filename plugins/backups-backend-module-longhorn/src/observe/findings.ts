import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { parseGoDuration, sentenceOf } from 'backstage-plugin-backups-node';
import type {
  Backup,
  BackupTarget,
  RecurringJob,
  Volume,
} from '../read/Volume';
import type { Observed } from './ClusterContext';
import { findingAbout } from './findingAbout';

/** Source: default of `spec.pollInterval`. Seconds. */
const DEFAULT_POLL = 300;

/** A look is old after so many of them, and never before an hour. */
const MISSED_LOOKS = 10;
const PATIENCE = 3600;

function pollOf(target: Observed<BackupTarget>): number {
  const text = target.value.spec?.pollInterval;
  return (
    (text === undefined ? undefined : parseGoDuration(text)) ?? DEFAULT_POLL
  );
}

/** Faults of the place that a plan writes to, reported for each plan. */
export function targetFindings(
  subject: Subject,
  target: Observed<BackupTarget> | undefined,
  name: string,
): FindingFact[] {
  const { cluster, namespace } = subject.object;
  const causeOf = (code: string) =>
    `longhorn/${code}/${cluster}/${namespace}/${name}`;
  if (!target?.value.spec?.backupTargetURL) {
    return [
      findingAbout(subject, {
        code: 'backup-target-not-set',
        severity: 'erodes',
        title: `Backup target ${name} names no place, so Longhorn copies nothing.`,
        fix: `Set spec.backupTargetURL and spec.credentialSecret of BackupTarget ${namespace}/${name}.`,
        causeKey: causeOf('backup-target-not-set'),
      }),
    ];
  }
  const {
    available,
    lastSyncedAt,
    conditions = [],
  } = target.value.status ?? {};
  const findings: FindingFact[] = [];
  if (available === false) {
    const unavailable = conditions.find(
      ({ type, status }) => type === 'Unavailable' && status === 'True',
    );
    findings.push(
      findingAbout(subject, {
        code: 'backup-target-unavailable',
        severity: 'erodes',
        title: `Longhorn does not reach backup target ${name}${
          unavailable?.message ? `: ${sentenceOf(unavailable.message)}` : '.'
        }`,
        fix: 'Check the address and the credentials of the backup target.',
        causeKey: causeOf('backup-target-unavailable'),
        evidence: [
          { field: `status.available of BackupTarget ${name}`, value: 'false' },
        ],
      }),
    );
  }
  const poll = pollOf(target);
  if (lastSyncedAt !== undefined && poll > 0) {
    findings.push(
      findingAbout(subject, {
        code: 'backup-target-not-read',
        severity: 'erodes',
        title: `Longhorn has not looked into backup target ${name} for long.`,
        detail: 'What it says of copies there is as old as that.',
        fix: `Look whether longhorn-manager runs in namespace ${namespace}.`,
        causeKey: causeOf('backup-target-not-read'),
        standsFrom: lastSyncedAt + Math.max(PATIENCE, MISSED_LOOKS * poll),
        evidence: [
          {
            field: `status.lastSyncedAt of BackupTarget ${name}`,
            value: new Date(lastSyncedAt * 1000).toISOString(),
          },
        ],
      }),
    );
  }
  return findings;
}

/** Backups that are not where the target of the volume is now. */
export function elsewhereFinding(
  subject: Subject,
  elsewhere: readonly Observed<Backup>[],
  target: string,
): FindingFact[] {
  const [newest] = elsewhere;
  if (!newest) return [];
  return [
    findingAbout(subject, {
      code: 'backups-elsewhere',
      severity: 'erodes',
      title: `Backup target ${target} names another place than the last Backups of this volume: they do not count as copies there.`,
      detail:
        'Longhorn takes them off its list once it has looked into the new place. What they hold stays where it is.',
      fix: `Make a Backup now. To restore one of before, give its address to a backup target of its own.`,
      evidence: [
        { field: `status.url of Backup ${newest.object.metadata.name}` },
        { field: `spec.backupTargetURL of BackupTarget ${target}` },
      ],
    }),
  ];
}

/** Recurring jobs pass a detached volume over, unless a setting allows it. */
export function detachedFinding(
  subject: Subject,
  volume: Observed<Volume>,
): FindingFact[] {
  if (volume.value.status?.state !== 'detached') return [];
  return [
    findingAbout(subject, {
      code: 'detached-is-skipped',
      severity: 'advice',
      title:
        'The volume is detached, and recurring jobs pass detached volumes over.',
      detail:
        'What was written between the last copy and the time at which it was detached is in no copy.',
      fix: 'Set allow-recurring-job-while-volume-detached to true, or start the app before the job runs.',
      evidence: [{ field: 'status.state', value: 'detached' }],
    }),
  ];
}

/** Jobs that only make snapshots look like backups, and are none. */
export function snapshotsOnlyFinding(
  subject: Subject,
  jobs: readonly Observed<RecurringJob>[],
): FindingFact[] {
  if (jobs.length === 0) return [];
  const names = jobs.map(({ object }) => object.metadata.name);
  return [
    findingAbout(subject, {
      code: 'snapshots-only',
      severity: 'advice',
      title: `Recurring jobs only make snapshots of this volume (${sentenceOf(
        names.join(', '),
      )}); they stay in its own storage.`,
      fix: 'Add a RecurringJob with task backup to its group.',
      evidence: jobs.map(({ object, value }) => ({
        field: `spec.task of RecurringJob ${object.metadata.name}`,
        value: value.spec?.task,
      })),
    }),
  ];
}

/** A state that Longhorn did not have when this was written. */
export function unknownState(subject: Subject, state: string): FindingFact {
  return findingAbout(subject, {
    code: 'unknown-state',
    severity: 'advice',
    title: `Longhorn reports a state of a Backup that is not known here: ${sentenceOf(
      state,
    )}.`,
    causeKey: `longhorn/unknown-state/${sentenceOf(state)}`,
    evidence: [{ field: 'status.state', value: sentenceOf(state) }],
  });
}
