import { startClusters } from '../clusters/startClusters';
import { Figure } from '../Figure';
import { megabytes } from '../numbers';
import { BenchOptions } from '../options';
import { resultOf } from '../processes/startProcess';
import type { CyclesOptions, CyclesResult } from './cycles.process';

const CLUSTER = 'estate';
/** Bytes. */
const GOAL = 250e6;
const LARGE = 100_000;
const LARGE_GOAL = 1e9;

async function memoryOf(plans: number, goal: number): Promise<Figure> {
  const clusters = await startClusters({ [CLUSTER]: plans });
  try {
    const options: CyclesOptions = {
      origin: clusters.origin,
      cluster: CLUSTER,
      plans,
      rounds: 3,
      references: false,
    };
    const { idleBytes, peakBytes } = await resultOf<CyclesResult>(
      'cycle/cycles.process.ts',
      options,
    );
    const more = peakBytes - idleBytes;
    return {
      what: `Peak memory above the idle process, ${plans} plans`,
      goal: `≤ ${megabytes(goal)}`,
      result: megabytes(more),
      holds: more <= goal,
    };
  } finally {
    await clusters.stop();
  }
}

/** Peak memory of fresh processes: a first cycle, then three more. */
export async function measureMemory({
  plans,
  large,
}: BenchOptions): Promise<Figure[]> {
  return [
    await memoryOf(plans, GOAL),
    ...(large ? [await memoryOf(LARGE, LARGE_GOAL)] : []),
  ];
}
