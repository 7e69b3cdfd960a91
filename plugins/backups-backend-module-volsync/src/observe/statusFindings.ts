import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import type { ReplicationSourceStatus } from '../read/ReplicationSource';
import { findingAbout } from './findingAbout';
import { synchronizingOf } from './synchronizingOf';

/** Findings about words in the status that nobody here knows. */
export function statusFindings(
  subject: Subject,
  status: ReplicationSourceStatus,
): FindingFact[] {
  const findings: FindingFact[] = [];
  const { name } = subject.object;
  const synchronizing = synchronizingOf(status);
  if (synchronizing.phase === 'unknown') {
    findings.push(
      findingAbout(subject, {
        code: 'unknown-condition-reason',
        severity: 'advice',
        title: `VolSync reports a state of ${name} that is not known here: ${synchronizing.reason}.`,
        detail: 'It is left out of the judgement; a newer release may know it.',
        causeKey: `volsync/unknown-condition-reason/${synchronizing.reason}`,
        evidence: [
          {
            field: 'status.conditions[Synchronizing].reason',
            value: synchronizing.reason,
          },
        ],
      }),
    );
  }
  const result = status.latestMoverStatus?.result;
  if (result && result !== 'Successful' && result !== 'Failed') {
    findings.push(
      findingAbout(subject, {
        code: 'unknown-mover-result',
        severity: 'advice',
        title: `The mover of ${name} ended with a result that is not known here: ${sentenceOf(
          result,
        )}.`,
        detail: 'It is taken neither as success nor as failure.',
        causeKey: `volsync/unknown-mover-result/${sentenceOf(result)}`,
        evidence: [
          {
            field: 'status.latestMoverStatus.result',
            value: sentenceOf(result),
          },
        ],
      }),
    );
  }
  return findings;
}
