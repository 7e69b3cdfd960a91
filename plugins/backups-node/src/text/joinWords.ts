/**
 * @param words - for instance `['4 latest', '7 daily', '3 monthly']`
 * @returns `4 latest, 7 daily and 3 monthly`
 *
 * @public
 */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
