import type { FindingFact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
} from 'backstage-plugin-backups-node';
import type { Observed } from '../observe/ClusterContext';
import { findingAbout } from '../observe/findingAbout';
import type { ObservedRepository } from '../observe/observeRepository';
import type { BackupRecord } from '../observe/recordsOf';
import type { Cluster } from '../read/Cluster';
import { CNPG_GROUP } from '../read/apiGroups';

/** A backup that waits longer than this waits behind something. Seconds. */
const PATIENCE = 2 * 3600;

function deleteCommand({ backup }: BackupRecord): string {
  const { namespace, name } = backup.subject.object;
  return commandInText(
    kubectl(namespace, 'delete', `backups.${CNPG_GROUP}`, name),
  );
}

function evidenceOf({ backup }: BackupRecord) {
  return {
    field: describeObject(backup.subject.object),
    value: backup.value.status?.phase ?? '(no phase)',
  };
}

/** One that did not begin while the log was not archived, and what waits behind it. */
function refusedFinding(
  cluster: Observed<Cluster>,
  refused: BackupRecord,
  waiting: readonly BackupRecord[],
): FindingFact {
  const { name } = cluster.subject.object;
  const held =
    waiting.length === 0
      ? ''
      : `, and holds up ${waiting.length} ${
          waiting.length === 1 ? 'other' : 'others'
        }`;
  return findingAbout(cluster.subject, {
    code: 'backup-refused-to-begin',
    severity: 'erodes',
    title: `${describeObject(
      refused.backup.subject.object,
    )} did not begin, for the log of ${name} was not archived${held}.`,
    detail:
      'CloudNativePG looks whether the log is archived before it begins. It runs one backup at a time, and does not end one that did not begin.',
    fix: `Once the log is archived, delete it and the next one begins: ${deleteCommand(
      refused,
    )}.`,
    evidence: [refused, ...waiting.slice(0, 3)].map(evidenceOf),
  });
}

/** Backups that wait, and behind which one. */
export function queueFindings(
  cluster: Observed<Cluster>,
  plans: readonly ObservedRepository[],
): FindingFact[] {
  const records = plans.flatMap(plan => plan.records);
  const waiting = records
    .filter(({ stage }) => stage === 'waiting')
    .sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
  const newestRun = Math.max(
    0,
    ...records.map(record =>
      record.stage === 'finished' ? record.claimed.startedAt ?? 0 : 0,
    ),
  );
  const refused = records.find(
    record =>
      record.stage === 'refused' && (record.since ?? Infinity) > newestRun,
  );
  if (refused) return [refusedFinding(cluster, refused, waiting)];
  const [first] = waiting;
  if (first?.createdAt === undefined) return [];
  const running = records.find(({ stage }) => stage === 'running');
  const blocker = running && describeObject(running.backup.subject.object);
  return [
    findingAbout(cluster.subject, {
      code: 'backup-queue-stalled',
      severity: 'erodes',
      title: `Backups of ${cluster.subject.object.name} wait and do not begin.`,
      detail: `One backup at a time runs in a cluster, and the others wait, whichever repository they are for.${
        blocker ? ` ${blocker} is under way and does not end.` : ''
      }`,
      fix: running
        ? `If nothing runs any more, delete it and the queue goes on: ${deleteCommand(
            running,
          )}.`
        : 'Look at the log of the CloudNativePG operator.',
      evidence: [evidenceOf(first)],
      standsFrom: first.createdAt + PATIENCE,
    }),
  ];
}
