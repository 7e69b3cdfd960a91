import { startClusters } from '../clusters/startClusters';
import { Figure } from '../Figure';
import { median, milliseconds } from '../numbers';
import { BenchOptions } from '../options';
import { resultOf } from '../processes/startProcess';
import type { LoopCycle, LoopOptions, LoopResult } from './loop.process';

const CLUSTER = 'estate';
const ROUNDS = 4;
/** Milliseconds. */
const GOAL = 50;
const MEMORY = 1024;
const LARGE = 100_000;
const LARGE_ROUNDS = 2;
const LARGE_MEMORY = 6144;

async function loopOf(options: {
  plans: number;
  rounds: number;
  thread: boolean;
  memoryMegabytes: number;
}): Promise<LoopResult> {
  const clusters = await startClusters({ [CLUSTER]: options.plans });
  try {
    const all: LoopOptions = {
      ...options,
      origin: clusters.origin,
      cluster: CLUSTER,
    };
    return await resultOf<LoopResult>('cycle/loop.process.ts', all);
  } finally {
    await clusters.stop();
  }
}

function inWords(cycles: readonly LoopCycle[]): string {
  const delays = cycles.map(({ longestDelay }) => longestDelay);
  const pages = cycles.flatMap(cycle => cycle.pages);
  return `${milliseconds(Math.max(...delays))} (cycle ${milliseconds(
    median(cycles.map(({ duration }) => duration)),
  )}, pages beside it p50 ${milliseconds(
    median(pages),
  )}, slowest ${milliseconds(Math.max(...pages))})`;
}

function figuresOf(plans: number, { cycles }: LoopResult): Figure[] {
  const [first, ...later] = cycles;
  return [
    { what: 'the first cycle', of: [first] },
    { what: 'cycles in which nothing changed', of: later },
  ].map(({ what, of }) => {
    const longest = Math.max(...of.map(({ longestDelay }) => longestDelay));
    return {
      what: `Longest delay of the portal's loop during ${what}, ${plans} plans`,
      goal: `≤ ${GOAL} ms`,
      result: inWords(of),
      holds: longest <= GOAL,
    };
  });
}

/** What cycles do to the loop that serves pages: in a thread of their own, and in the same. */
export async function measureLoop({
  plans,
  large,
}: BenchOptions): Promise<Figure[]> {
  const common = { plans, rounds: ROUNDS, memoryMegabytes: MEMORY };
  const apart = await loopOf({ ...common, thread: true });
  const here = await loopOf({ ...common, thread: false });
  return [
    ...figuresOf(plans, apart),
    {
      what: `The same where all is collected in the portal's own thread: the first cycle; the others`,
      result: `${inWords(here.cycles.slice(0, 1))}; ${inWords(
        here.cycles.slice(1),
      )}`,
    },
    ...(large
      ? figuresOf(
          LARGE,
          await loopOf({
            plans: LARGE,
            rounds: LARGE_ROUNDS,
            thread: true,
            memoryMegabytes: LARGE_MEMORY,
          }),
        )
      : []),
  ];
}
