import type { ParseProblem } from '../parse/parseLeniently';
import type { FindingFact } from '../provider/facts/FindingFact';
import type { Subject } from '../provider/Subject';
import { sentenceOf } from '../text/sentenceOf';
import { findingsOf } from './findingsOf';

const SHOWN = 5;

/**
 * Makes the finding that tells that an object, or a part of it, was not
 * understood.
 *
 * @param providerId - see {@link findingsOf}
 * @returns a function of the object and of the fields that were left out; none
 * when all of it was
 *
 * @public
 */
export function malformedFindingsOf(
  providerId: string,
): (subject: Subject, problems: readonly ParseProblem[]) => FindingFact {
  const findingAbout = findingsOf(providerId);
  return (subject, problems) => {
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
  };
}
