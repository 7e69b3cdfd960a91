import type {
  FindingFact,
  ParseProblem,
  Subject,
} from 'backstage-plugin-backups-node';
import { sentenceOf } from 'backstage-plugin-backups-node';
import { findingAbout } from './findingAbout';

const SHOWN = 5;

/**
 * Tells that an object, or a part of it, was not understood.
 *
 * @param problems - the fields that were left out; empty when all of it was
 */
export function malformedFinding(
  subject: Subject,
  problems: readonly ParseProblem[],
): FindingFact {
  const { kind, name } = subject.object;
  return findingAbout(subject, {
    code: 'malformed-object',
    severity: 'erodes',
    title:
      problems.length === 0
        ? `${kind} ${name} could not be read.`
        : `${kind} ${name} has fields that could not be read.`,
    detail: 'They are left out; everything else of it is used.',
    // Values stay out: what is malformed may be anything.
    evidence: problems.slice(0, SHOWN).map(problem => ({
      field: sentenceOf(problem.field),
      value: sentenceOf(problem.message),
    })),
  });
}
