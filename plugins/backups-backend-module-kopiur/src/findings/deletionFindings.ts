import type { FindingFact } from 'backstage-plugin-backups-node';
import { gatesOf } from '../observe/gatesOf';
import type { ObservedPlan } from '../observe/ObservedPlan';
import type { Tell } from './Tell';

/** What may delete copies besides retention. */
export function deletionFindings(
  { plan, policy, clock, target, snapshots }: ObservedPlan,
  tell: Tell,
): FindingFact[] {
  const { name } = plan.object;
  const findings: FindingFact[] = [];
  const held = snapshots.filter(({ value }) =>
    gatesOf(value.status?.conditions).some(
      ({ type }) => type === 'DeletionHeld',
    ),
  );
  if (held.length > 0) {
    findings.push(
      tell({
        code: 'deletion-held',
        severity: 'erodes',
        title: `${held.length} ${
          held.length === 1 ? 'copy' : 'copies'
        } of ${name} ${
          held.length === 1 ? 'is' : 'are'
        } to be deleted, and only Kopiur's brake holds ${
          held.length === 1 ? 'it' : 'them'
        }.`,
        detail:
          'Something removed their Snapshot objects. Once a person allows it, their data is deleted, too.',
        fix: 'Find out what removed them before anyone sets the annotation that allows it.',
        evidence: [
          { field: 'status.conditions[DeletionHeld].status', value: 'True' },
        ],
      }),
    );
  }
  const cascades = [
    policy.value.spec?.deletion?.onPolicyDelete === 'Delete' &&
      'spec.deletion.onPolicyDelete of the policy',
    clock.schedules.some(
      ({ value }) => value.spec?.deletion?.onScheduleDelete === 'Delete',
    ) && 'spec.deletion.onScheduleDelete of its schedule',
    target.known?.value.spec?.onNamespaceDelete === 'Delete' &&
      'spec.onNamespaceDelete of the repository',
  ].filter((entry): entry is string => typeof entry === 'string');
  const keepsData =
    policy.value.spec?.defaultDeletionPolicy === 'Retain' ||
    policy.value.spec?.defaultDeletionPolicy === 'Orphan';
  if (cascades.length > 0 && !keepsData) {
    findings.push(
      tell({
        code: 'pruning-deletes-copies',
        severity: 'advice',
        title: `Whatever removes the objects of ${name} deletes its copies, too.`,
        detail: `${cascades.join(
          ' and ',
        )} is Delete: a prune by GitOps, or a namespace that is deleted, takes the data along.`,
        fix: 'Leave it at Retain, or set defaultDeletionPolicy: Retain on the policy.',
        evidence: [
          {
            field: 'spec.defaultDeletionPolicy',
            value:
              policy.value.spec?.defaultDeletionPolicy ?? '(not set: Delete)',
          },
        ],
      }),
    );
  }
  return findings;
}
