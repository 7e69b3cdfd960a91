import type { Finding } from 'backstage-plugin-backups-common';
import type { FindingFact, Subject } from 'backstage-plugin-backups-node';

/** A finding as rules write it. */
export interface FindingText extends Omit<Finding, 'causeKey' | 'evidence'> {
  /** Tells equal findings with different causes apart; default: the code alone. */
  causeKey?: string;
  /** Fields of the subject that show it. */
  evidence?: { field: string; value?: string }[];
}

/**
 * Makes a fact of a finding about an object.
 *
 * @param subject - whose fields the evidence names
 * @param text - what is to be told
 */
export function findingAbout(subject: Subject, text: FindingText): FindingFact {
  const { causeKey, evidence, ...finding } = text;
  return {
    type: 'finding',
    finding: {
      ...finding,
      causeKey: causeKey ?? `pgbackrest/${text.code}`,
      evidence: (evidence ?? []).map(entry => ({
        object: subject.words,
        ...entry,
      })),
    },
    about: {
      object: subject.object,
      planKey: subject.planKey,
      itemKey: subject.itemKey,
      labels: subject.labels,
    },
  };
}
