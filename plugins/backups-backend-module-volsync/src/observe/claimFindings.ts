import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import type { ClusterContext } from './ClusterContext';
import { findingAbout } from './findingAbout';

/**
 * Findings about the claim a source copies from. Absence counts only where all
 * claims were read.
 */
export function claimFindings(
  subject: Subject,
  sourcePVC: string | undefined,
  context: ClusterContext,
): FindingFact[] {
  const { name, namespace } = subject.object;
  if (!sourcePVC || subject.itemKey === undefined) return [];
  if (context.claims === undefined || context.claims.has(subject.itemKey)) {
    return [];
  }
  return [
    findingAbout(subject, {
      code: 'source-volume-missing',
      severity: 'erodes',
      title: `${name} is to copy the claim ${sourcePVC}, which does not exist.`,
      detail: 'No new copies are made until the claim is there again.',
      fix: `Correct spec.sourcePVC of ReplicationSource ${namespace}/${name}, or create the claim ${namespace}/${sourcePVC}. If it was deleted, restore it: one that is made empty is copied empty, and pushes the good copies out.`,
      evidence: [{ field: 'spec.sourcePVC', value: sourcePVC }],
    }),
  ];
}
