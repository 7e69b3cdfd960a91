import { startClusters } from '../clusters/startClusters';
import { Figure } from '../Figure';
import { median, milliseconds, times } from '../numbers';
import { BenchOptions } from '../options';
import { resultOf } from '../processes/startProcess';
import type { CyclesOptions, CyclesResult } from './cycles.process';

const CLUSTER = 'estate';
const ROUNDS = 7;
const JUDGED_GOAL = 1.5;
const CYCLE_GOAL = 2.5;

/** Reading and judging, and whole cycles, against the bare reading. */
export async function measureCycles({
  plans,
}: BenchOptions): Promise<Figure[]> {
  const clusters = await startClusters({ [CLUSTER]: plans });
  try {
    const options: CyclesOptions = {
      origin: clusters.origin,
      cluster: CLUSTER,
      plans,
      rounds: ROUNDS,
      references: true,
    };
    const { plain, bare, judged, cycle, planRowsWritten } =
      await resultOf<CyclesResult>('cycle/cycles.process.ts', options, {
        exposeGc: true,
      });
    const reference = median(bare);
    const ratio = (values: readonly number[]) => median(values) / reference;
    return [
      {
        what: `Reference A: paged LIST and JSON.parse of everything that ${plans} plans need, through the reader`,
        result: milliseconds(reference),
      },
      {
        what: 'The same pages with fetch and JSON.parse alone',
        result: `${times(ratio(plain))} A`,
      },
      {
        what: 'Read, observe, join, match and judge',
        goal: `≤ ${JUDGED_GOAL} × A`,
        result: `${times(ratio(judged))} A`,
        holds: ratio(judged) <= JUDGED_GOAL,
      },
      {
        what: 'A whole cycle, nothing changed (SQLite file)',
        goal: `≤ ${CYCLE_GOAL} × A`,
        result: `${times(ratio(cycle))} A`,
        holds: ratio(cycle) <= CYCLE_GOAL,
      },
      {
        what: `Plan rows written in ${ROUNDS} such cycles`,
        goal: '0',
        result: String(planRowsWritten),
        holds: planRowsWritten === 0,
      },
    ];
  } finally {
    await clusters.stop();
  }
}
