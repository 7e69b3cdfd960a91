import { median } from '../numbers';

/** How fast answers came. */
export interface Load {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  slowest: number;
}

/** A request about one app. */
export type Ask = (app: string) => Promise<Response>;

/**
 * Asks for a while, about one app after the other, over connections that are
 * kept alive.
 *
 * @throws an error for any answer that is not a success
 */
export async function load(
  ask: Ask,
  options: {
    apps: readonly string[];
    concurrency: number;
    milliseconds: number;
    /** Ends it earlier. */
    isOver?(): boolean;
  },
): Promise<Load> {
  const { apps, concurrency, isOver = () => false } = options;
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + options.milliseconds;
  let next = 0;
  const work = async () => {
    while (performance.now() < end && !isOver()) {
      const app = apps[next % apps.length];
      next += 1;
      const began = performance.now();
      const response = await ask(app);
      await response.arrayBuffer();
      if (!response.ok) {
        throw new Error(`${response.url} answered ${response.status}`);
      }
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - started) / 1000;
  return {
    requestsPerSecond: latencies.length / seconds,
    p50: median(latencies),
    slowest: Math.max(...latencies),
  };
}
