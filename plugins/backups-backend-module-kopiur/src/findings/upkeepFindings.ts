import type { FindingFact } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import { gatesOf } from '../observe/gatesOf';
import type { KnownRepository } from '../observe/KopiurContext';
import type { Tell } from './Tell';

/** @returns the first of these conditions that is False */
export function conditionOf({ value }: KnownRepository, ...types: string[]) {
  return value.status?.conditions?.find(
    condition =>
      types.includes(condition?.type ?? '') && condition?.status === 'False',
  );
}

/** Whether a repository is maintained. */
export function upkeepFindings(
  repository: KnownRepository,
  tell: Tell,
): FindingFact[] {
  const { name } = repository.subject.object;
  const findings: FindingFact[] = [];
  const owner = conditionOf(
    repository,
    'MaintenanceOwned',
    'MaintenanceConfigured',
  );
  if (owner) {
    findings.push(
      tell({
        code: 'maintenance-not-owned',
        severity: 'erodes',
        title: `Kopiur does not maintain the repository ${name}.`,
        detail: sentenceOf(
          owner.message || owner.reason || 'Something else owns its upkeep.',
        ),
        fix: 'Let one tool alone maintain it: end the other one, then set maintenance.takeoverPolicy: Force once.',
        evidence: [
          {
            field: `status.conditions[${owner.type}].reason`,
            value: sentenceOf(owner.reason ?? '(none)'),
          },
        ],
      }),
    );
  }
  const index = conditionOf(repository, 'IndexBlobHealth');
  if (index) {
    findings.push(
      tell({
        code: 'index-blobs-pile-up',
        severity: 'erodes',
        title: `The index of the repository ${name} is not compacted: every run and every restore gets slower.`,
        detail: sentenceOf(index.message || index.reason || ''),
        fix: 'See whether its full maintenance runs.',
        evidence: [
          {
            field: 'status.storageStats.indexBlobCount',
            value: String(
              repository.value.status?.storageStats?.indexBlobCount ??
                '(not told)',
            ),
          },
        ],
      }),
    );
  }
  return findings;
}

/** A wave of deletions that waits to be allowed. */
export function heldFindings(
  repository: KnownRepository,
  tell: Tell,
): FindingFact[] {
  return gatesOf(repository.value.status?.conditions)
    .filter(({ type }) => type === 'MassDeletionHeld')
    .map(({ message, reason = '(none)' }) =>
      tell({
        code: 'mass-deletion-held',
        severity: 'erodes',
        title: `Many snapshots of ${repository.subject.object.name} are to be deleted at once, and Kopiur holds them back.`,
        detail: message,
        fix: 'Find out what deletes them before anyone allows it: the annotation that does lets all of it go.',
        evidence: [
          {
            field: 'status.conditions[MassDeletionHeld].reason',
            value: reason,
          },
        ],
      }),
    );
}
