/**
 * Seconds from one instant to another, negative if the second comes first.
 *
 * @param from - ISO 8601
 * @param to - ISO 8601
 */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
