import { run } from 'backstage-plugin-backups-common';
import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { commandInText, sentenceOf } from 'backstage-plugin-backups-node';
import type { Attempt } from '../observe/attemptsOf';
import { findingAbout } from '../observe/findingAbout';
import { backupStage, uploadStage } from '../observe/phases';

/** Source: reasons of the garbage collector, written as label `velero.io/gc-failure`. */
const GC_FAILURE = 'velero.io/gc-failure';

const GC_REASONS: Readonly<Record<string, string>> = {
  BSLNotFound: 'its location is not there any more',
  BSLCannotGet: 'its location cannot be read',
  BSLReadOnly: 'its location is read-only',
};

function hooksFailed(subject: Subject, newest: Attempt): FindingFact[] {
  const failed = newest.backup.value.status?.hookStatus?.hooksFailed ?? 0;
  if (failed === 0) return [];
  return [
    findingAbout(subject, {
      code: 'hooks-failed',
      severity: 'advice',
      title: `${failed} hooks of Backup ${newest.backup.object.metadata.name} failed.`,
      detail:
        'Hooks make a database stand still while it is copied. A copy of files that are being written may not start.',
      fix: 'Look at the log of the Backup: velero backup logs.',
      evidence: [
        { field: 'status.hookStatus.hooksFailed', value: `${failed}` },
      ],
    }),
  ];
}

function partlyFailed(subject: Subject, newest: Attempt): FindingFact[] {
  const { phase, errors } = newest.backup.value.status ?? {};
  if (phase !== 'PartiallyFailed' || newest.outcome !== 'succeeded') return [];
  const { name } = newest.backup.object.metadata;
  return [
    findingAbout(subject, {
      code: 'backup-partially-failed',
      severity: 'advice',
      title: `Backup ${name} failed in part; this volume is in it, something else is not.`,
      detail:
        'Objects or volumes that the app needs may be missing. Velero can restore what is there.',
      fix: `See what is missing: ${commandInText(
        run('velero', 'backup', 'describe', name, '--details'),
      )}`,
      causeKey: `velero/backup-partially-failed/${subject.object.cluster}/${subject.object.namespace}/${name}`,
      evidence: [{ field: 'status.errors', value: `${errors ?? '(none)'}` }],
    }),
  ];
}

function staysInCluster(subject: Subject, newest: Attempt): FindingFact[] {
  if (newest.upload || newest.way !== 'snapshot') return [];
  const { status = {} } = newest.backup.value;
  return [
    findingAbout(subject, {
      code: 'snapshot-stays-in-cluster',
      severity: 'advice',
      title:
        'Velero only makes snapshots of this volume; they stay in its own storage.',
      detail:
        'What goes to the bucket are the objects. With the storage, volume and snapshots are lost together.',
      fix: 'Set spec.template.snapshotMoveData: true, or have file systems copied (defaultVolumesToFsBackup: true).',
      evidence: [
        {
          field: 'status.csiVolumeSnapshotsCompleted',
          value: `${status.csiVolumeSnapshotsCompleted ?? 0}`,
        },
        {
          field: 'status.volumeSnapshotsCompleted',
          value: `${status.volumeSnapshotsCompleted ?? 0}`,
        },
      ],
    }),
  ];
}

function notCollected(
  subject: Subject,
  attempts: readonly Attempt[],
): FindingFact[] {
  const reasons = new Map<string, number>();
  for (const { backup } of attempts) {
    const reason = backup.object.metadata.labels?.[GC_FAILURE];
    if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(([reason, count]) =>
    findingAbout(subject, {
      code: 'expired-not-deleted',
      severity: 'advice',
      title: `${count} Backups have expired and cannot be deleted: ${
        GC_REASONS[reason] ?? sentenceOf(reason)
      }.`,
      detail: 'They stay for ever, and so does the space that they take.',
      causeKey: `velero/expired-not-deleted/${
        subject.object.cluster
      }/${sentenceOf(reason)}`,
      evidence: [{ field: GC_FAILURE, value: sentenceOf(reason) }],
    }),
  );
}

function unknownPhases(
  subject: Subject,
  attempts: readonly Attempt[],
): FindingFact[] {
  const phases = new Set<string>();
  for (const { backup, upload } of attempts) {
    const { phase } = backup.value.status ?? {};
    if (backupStage(backup) === 'unknown') phases.add(`Backup ${phase}`);
    if (upload && uploadStage(upload.phase) === 'unknown') {
      phases.add(`${upload.kind} ${upload.phase}`);
    }
  }
  return [...phases].map(phase =>
    findingAbout(subject, {
      code: 'unknown-phase',
      severity: 'advice',
      title: `Velero reports a phase that is not known here: ${sentenceOf(
        phase,
      )}.`,
      detail: 'What became of that run is not known, so it is not counted.',
      causeKey: `velero/unknown-phase/${sentenceOf(phase)}`,
      evidence: [{ field: 'status.phase', value: sentenceOf(phase) }],
    }),
  );
}

/**
 * What Backups tell of a plan besides its runs.
 *
 * @param subject - of the plan
 * @param attempts - newest first
 */
export function attemptFindings(
  subject: Subject,
  attempts: readonly Attempt[],
): FindingFact[] {
  const newest = attempts.find(
    ({ backup }) => backupStage(backup) === 'usable',
  );
  return [
    ...(newest
      ? [
          ...hooksFailed(subject, newest),
          ...partlyFailed(subject, newest),
          ...staysInCluster(subject, newest),
        ]
      : []),
    ...notCollected(subject, attempts),
    ...unknownPhases(subject, attempts),
  ];
}
