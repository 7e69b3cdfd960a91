/**
 * Remembers the answers of a pure function of a text. Thousands of sources say the
 * same few sentences, cycle after cycle, and looking for secrets in them is costly.
 *
 * @param compute - pure
 * @param maximum - number of answers to keep; beyond it all are forgotten at once
 *
 * @public
 */
export function memoise<T>(
  compute: (text: string) => T,
  maximum: number,
): (text: string) => T {
  const answers = new Map<string, T>();
  return text => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = compute(text);
    if (answers.size >= maximum) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
