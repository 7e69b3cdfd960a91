import type { Evidence } from 'backstage-plugin-backups-common';
import { instantToIso } from 'backstage-plugin-backups-common';
import type { SnapshotPolicy } from '../read/SnapshotPolicy';
import type { PolicyClock } from './clockOf';
import type { KnownRepository, Observed } from './KopiurContext';
import type { Runs } from './runsOf';

/** Fields that show what a plan of a policy was read from. */
export function evidenceOf(options: {
  policy: Observed<SnapshotPolicy>;
  /** Absent: no object declares the repository, or it was not read. */
  known?: KnownRepository;
  clock: PolicyClock;
  runs: Runs;
}): Evidence[] {
  const { policy, known, clock, runs } = options;
  const evidence: Evidence[] = [];
  const show = (object: string, field: string, value?: string | number) => {
    if (value !== undefined) {
      evidence.push({ object, field, value: String(value) });
    }
  };
  const { words } = policy.subject;
  const { spec = {}, status = {} } = policy.value;
  const time = (instant?: number) =>
    instant === undefined ? undefined : instantToIso(instant);
  if (spec.suspend !== undefined)
    show(words, 'spec.suspend', `${spec.suspend}`);
  show(words, 'spec.defaultDeletionPolicy', spec.defaultDeletionPolicy);
  show(
    words,
    'status.lastSuccessfulSnapshot',
    time(status.lastSuccessfulSnapshot),
  );
  show(words, 'status.lastVerified', time(status.lastVerified));
  for (const { subject, value } of clock.schedules) {
    show(subject.words, 'spec.schedule.cron', value.spec?.schedule?.cron);
    show(
      subject.words,
      'status.nextSchedule.at',
      time(value.status?.nextSchedule?.at),
    );
    show(
      subject.words,
      'status.consecutiveFailures',
      value.status?.consecutiveFailures,
    );
  }
  const [newest] = runs.finished;
  if (newest) {
    const { run } = newest;
    const object = `Snapshot ${run.namespace ?? ''}/${run.name} on ${
      policy.subject.object.cluster
    }`;
    show(object, 'status.phase', run.value.status?.phase);
    show(object, 'status.timing.endTime', time(run.finishedAt));
    show(object, 'status.stats.sizeBytes', run.value.status?.stats?.sizeBytes);
  }
  const { newestPoint } = runs;
  if (newestPoint && newestPoint !== newest?.run) {
    show(
      `Snapshot ${newestPoint.namespace ?? ''}/${newestPoint.name} on ${
        policy.subject.object.cluster
      }`,
      'status.snapshot.kopiaSnapshotID',
      newestPoint.value.status?.snapshot?.kopiaSnapshotID,
    );
  }
  if (known) {
    const { subject, value } = known;
    show(subject.words, 'status.phase', value.status?.phase);
    show(
      subject.words,
      'status.health.lastHealthyAt',
      time(value.status?.health?.lastHealthyAt),
    );
  }
  return evidence;
}
