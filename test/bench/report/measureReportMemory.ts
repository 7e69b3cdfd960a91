import { Figure } from '../Figure';
import { resultOf } from '../processes/startProcess';
import type { ReceivingOptions, ReceivingResult } from './receiving.process';

const SNAPSHOTS = 25_000;
/** Bytes more for 25,000 snapshots more: names are remembered, snapshots are not. */
const GOAL = 5e6;

function tenths(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** What lives in memory while a report is taken, for one and for twice as many snapshots. */
export async function measureReportMemory(): Promise<Figure[]> {
  const most: number[] = [];
  const above: number[] = [];
  for (const snapshots of [SNAPSHOTS, 2 * SNAPSHOTS]) {
    const options: ReceivingOptions = { snapshots };
    const { beforeBytes, mostBytes } = await resultOf<ReceivingResult>(
      'report/receiving.process.ts',
      options,
      { exposeGc: true },
    );
    most.push(mostBytes);
    above.push(mostBytes - beforeBytes);
  }
  const [once, twice] = most;
  return [
    {
      what: `Live heap while a report is taken, from ${SNAPSHOTS} to ${
        2 * SNAPSHOTS
      } snapshots`,
      goal: `≤ ${tenths(GOAL)} more`,
      result: `${(twice / once).toFixed(2)} × (${tenths(once)} → ${tenths(
        twice,
      )}; above what lived before: ${tenths(above[0])} → ${tenths(above[1])})`,
      holds: twice - once <= GOAL,
    },
  ];
}
