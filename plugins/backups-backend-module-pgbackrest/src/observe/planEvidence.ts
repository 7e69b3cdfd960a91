import type { Evidence } from 'backstage-plugin-backups-common';
import type { Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';
import type { BackupRecord } from './recordsOf';
import type { Repository } from './Repository';
import type { RepositorySchedule } from './scheduleOf';

/** As many Backups as it takes to see what a plan rests on. */
const SHOWN_BACKUPS = 3;

/** Shows what was read: the fields a plan rests on. */
export function planEvidence(options: {
  cluster: Observed<Cluster>;
  repository: Repository | undefined;
  schedules: readonly RepositorySchedule[];
  records: readonly BackupRecord[];
}): Evidence[] {
  const { cluster, repository, schedules, records } = options;
  const evidence: Evidence[] = [];
  if (repository) {
    evidence.push({
      object: cluster.subject.words,
      field: 'repository',
      value: `${repository.recordedAs} (${repository.declaredBy})`,
    });
  }
  for (const { observed, makes, suspended } of schedules) {
    evidence.push({
      object: observed.subject.words,
      field: 'spec.schedule',
      value: `${observed.value.spec?.schedule ?? ''} (${makes}${
        suspended ? ', suspended' : ''
      })`,
    });
  }
  for (const condition of cluster.value.status?.conditions ?? []) {
    if (condition?.type !== 'ContinuousArchiving') continue;
    evidence.push({
      object: cluster.subject.words,
      field: 'status.conditions[ContinuousArchiving]',
      value: [condition.status, condition.reason].filter(Boolean).join(', '),
    });
  }
  const newest = [...records]
    .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
    .slice(0, SHOWN_BACKUPS);
  for (const { backup } of newest) {
    evidence.push({
      object: backup.subject.words,
      field: 'status.phase',
      value: backup.value.status?.phase ?? '(none yet)',
    });
  }
  return evidence;
}
