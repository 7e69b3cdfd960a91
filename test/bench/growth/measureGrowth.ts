import { startClusters } from '../clusters/startClusters';
import type { CyclesOptions, CyclesResult } from '../cycle/cycles.process';
import { Figure } from '../Figure';
import { median, milliseconds, times } from '../numbers';
import { BenchOptions } from '../options';
import { resultOf } from '../processes/startProcess';

/** Doubling the plans doubles the time, give or take a fifth. */
const TOLERANCE = 0.2;

/** Time of a cycle in which nothing changed, for once, twice and four times as many plans. */
export async function measureGrowth({
  plans,
}: BenchOptions): Promise<Figure[]> {
  const sizes = [plans, 2 * plans, 4 * plans];
  const medians: number[] = [];
  for (const size of sizes) {
    const clusters = await startClusters({ estate: size });
    try {
      const options: CyclesOptions = {
        origin: clusters.origin,
        cluster: 'estate',
        plans: size,
        rounds: 5,
        references: false,
      };
      const { cycle } = await resultOf<CyclesResult>(
        'cycle/cycles.process.ts',
        options,
        { exposeGc: true },
      );
      medians.push(median(cycle));
    } finally {
      await clusters.stop();
    }
  }
  return sizes.slice(1).map((size, index) => {
    const factor = medians[index + 1] / medians[index];
    return {
      what: `Time of a cycle, from ${sizes[index]} to ${size} plans`,
      goal: '2 × ± 20 %',
      result: `${times(factor)} (${milliseconds(
        medians[index],
      )} → ${milliseconds(medians[index + 1])})`,
      // Less than the double is no failure.
      holds: factor <= 2 * (1 + TOLERANCE),
    };
  });
}
