import type { Finding } from 'backstage-plugin-backups-common';
import type { FindingFact } from '../provider/facts/FindingFact';
import type { Subject } from '../provider/Subject';

/**
 * A finding as a provider's rules write it.
 *
 * @public
 */
export interface FindingText extends Omit<Finding, 'causeKey' | 'evidence'> {
  /** Tells equal findings with different causes apart; default: the code alone. */
  causeKey?: string;
  /** Fields of the subject that show it. */
  evidence?: { field: string; value?: string }[];
}

/**
 * Makes facts of what a provider has to tell about objects.
 *
 * @param providerId - prefix of the cause keys, so that equal codes of two
 * providers have different causes
 * @returns a function of the subject, whose fields the evidence names, and of
 * what is to be told
 *
 * @public
 */
export function findingsOf(
  providerId: string,
): (subject: Subject, text: FindingText) => FindingFact {
  return (subject, { causeKey, evidence = [], ...finding }) => ({
    type: 'finding',
    finding: {
      ...finding,
      causeKey: causeKey ?? `${providerId}/${finding.code}`,
      evidence: evidence.map(entry => ({ object: subject.words, ...entry })),
    },
    about: {
      object: subject.object,
      planKey: subject.planKey,
      itemKey: subject.itemKey,
      ...(subject.part !== undefined && { part: subject.part }),
      labels: subject.labels,
    },
  });
}
