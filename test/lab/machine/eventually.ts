import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for something that systems bring about on their own.
 *
 * @param what - in words, for the error
 * @param attempt - `undefined` or `false`: not yet
 */
export async function eventually<T>(
  what: string,
  attempt: () => Promise<T | undefined | false>,
  options: { seconds?: number } = {},
): Promise<T> {
  const { seconds = 180 } = options;
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const result = await attempt();
    if (result !== undefined && result !== false) return result;
    await delay(200);
  }
  throw new Error(`${what}: not within ${seconds} s.`);
}
