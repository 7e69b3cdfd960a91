import { KeptStatement, applies } from './Statement';

/**
 * @param instant - epoch seconds
 * @returns the worst of what applies then: why something is late rather than
 * that it is
 */
export function worstOf(
  statements: readonly KeptStatement[],
  instant: number,
): KeptStatement | undefined {
  const [worst, ...others] = statements
    .filter(statement => applies(statement, instant))
    .sort((a, b) => a.rank - b.rank);
  if (worst?.code !== 'past-rpo') return worst;
  return (
    others.find(
      ({ code, about }) =>
        code !== 'past-rpo' &&
        code !== 'unknown' &&
        code !== 'conflict' &&
        about.item === worst.about.item,
    ) ?? worst
  );
}
