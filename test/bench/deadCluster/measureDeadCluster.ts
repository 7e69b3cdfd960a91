import { startClusters } from '../clusters/startClusters';
import { Figure } from '../Figure';
import { median, milliseconds, percent } from '../numbers';
import { resultOf } from '../processes/startProcess';
import type { ReadingsOptions, ReadingsResult } from './readings.process';

const DEAD = 'dead';
const LIVING = 9;
const PLANS = 500;
const GOAL = 0.05;

/** Whether the readings of nine clusters mind a tenth that never answers. */
export async function measureDeadCluster(): Promise<Figure[]> {
  const living = Array.from(
    { length: LIVING },
    (_, index) => `home-${index + 1}`,
  );
  const clusters = await startClusters({
    [DEAD]: 'silent',
    ...Object.fromEntries(living.map(name => [name, PLANS])),
  });
  try {
    const options: ReadingsOptions = {
      origin: clusters.origin,
      living,
      dead: DEAD,
      rounds: 5,
    };
    const readings = await resultOf<ReadingsResult>(
      'deadCluster/readings.process.ts',
      options,
      { exposeGc: true },
    );
    const without = median([...readings.without, ...readings.again]);
    const change = Math.abs(median(readings.with) / without - 1);
    const noise = Math.abs(
      median(readings.without) / median(readings.again) - 1,
    );
    return [
      {
        what: `A dead cluster among ten: change of the other clusters' own reading time`,
        goal: `< ${percent(GOAL)}`,
        result: `${percent(change)} of ${milliseconds(
          without,
        )} (noise ${percent(noise)})`,
        holds: change < GOAL,
      },
    ];
  } finally {
    await clusters.stop();
  }
}
