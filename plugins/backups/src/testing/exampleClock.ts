/** The server's clock in all examples: 22 Nov 2026, 13:47 UTC. */
export const EXAMPLE_NOW = '2026-11-22T13:47:00.000Z';

/**
 * An instant before or after the examples' clock, ISO 8601.
 *
 * @param minutes - minutes after it, negative: before it
 */
export function exampleInstant(minutes: number): string {
  return new Date(Date.parse(EXAMPLE_NOW) + minutes * 60_000).toISOString();
}
