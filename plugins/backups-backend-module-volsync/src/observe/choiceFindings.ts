import type { FindingFact, Subject } from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import { findingAbout } from './findingAbout';
import { MOVER_NAMES } from './Mover';
import type { MoverChoice } from './Mover';

/** Findings about a source without exactly one method. */
export function choiceFindings(
  subject: Subject,
  choice: Exclude<MoverChoice, { kind: 'one' }>,
): FindingFact[] {
  const { name } = subject.object;
  if (choice.kind === 'several') {
    return [
      findingAbout(subject, {
        code: 'several-methods',
        severity: 'erodes',
        title: `${name} sets several methods, so VolSync runs none of them.`,
        detail: `Exactly one of ${MOVER_NAMES.join(', ')} may be set.`,
        fix: 'Keep one method per ReplicationSource and move the others to their own.',
        evidence: choice.names.map(method => ({ field: `spec.${method}` })),
      }),
    ];
  }
  const unknown = choice.unknownMethods.map(method => sentenceOf(method));
  return [
    findingAbout(subject, {
      code: unknown.length === 0 ? 'no-method' : 'unknown-method',
      severity: 'erodes',
      title:
        unknown.length === 0
          ? `${name} sets no method, so nothing is copied.`
          : `${name} uses a method that is not known here: ${unknown.join(
              ', ',
            )}.`,
      detail: `Known methods are ${MOVER_NAMES.join(', ')}.`,
      evidence: unknown.map(method => ({ field: `spec.${method}` })),
    }),
  ];
}
