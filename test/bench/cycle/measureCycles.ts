import { startClusters } from '../clusters/startClusters';
import { Figure } from '../Figure';
import { median, milliseconds, times } from '../numbers';
import { BenchOptions } from '../options';
import { resultOf } from '../processes/startProcess';
import type { CyclesOptions, CyclesResult } from './cycles.process';

const CLUSTER = 'estate';
const ROUNDS = 7;
/** Against the bare reading, of cycles in which nothing, or a twelfth of the plans, changed. */
const GOALS = {
  unchanged: { judged: 1.2, cycle: 1.5 },
  changing: { judged: 1.5, cycle: 2.0 },
};
/** Bytes. */
const LIVE_GOAL = 6000;
const LARGE = 100_000;
/** One takes half a minute and more. */
const LARGE_ROUNDS = 2;
/** So many times the plans take so many times as long, give or take a fifth. */
const GROWTH_TOLERANCE = 0.2;
const FLAT = 1.2;

async function cyclesOf(
  plans: number,
  rounds: number,
  changing = false,
): Promise<CyclesResult> {
  const clusters = await startClusters({ [CLUSTER]: plans });
  try {
    const options: CyclesOptions = {
      origin: clusters.origin,
      cluster: CLUSTER,
      plans,
      rounds,
      references: true,
      changing,
    };
    return await resultOf<CyclesResult>('cycle/cycles.process.ts', options, {
      exposeGc: true,
    });
  } finally {
    await clusters.stop();
  }
}

function ratiosOf(
  plans: number,
  what: string,
  goals: { judged: number; cycle: number },
  judged: number,
  cycle: number,
): Figure[] {
  return [
    {
      what: `Read, observe, join, match and judge ${plans} plans, ${what}`,
      goal: `≤ ${goals.judged} × A`,
      result: `${times(judged)} A`,
      holds: judged <= goals.judged,
    },
    {
      what: `A whole cycle of ${plans} plans with all stores, ${what} (SQLite file)`,
      goal: `≤ ${goals.cycle} × A`,
      result: `${times(cycle)} A`,
      holds: cycle <= goals.cycle,
    },
  ];
}

function figuresOf(
  plans: number,
  rounds: number,
  { plain, bare, judged, cycle, planRowsWritten, liveBytes }: CyclesResult,
): Figure[] {
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
    ...ratiosOf(
      plans,
      'nothing changed',
      GOALS.unchanged,
      ratio(judged),
      ratio(cycle),
    ),
    {
      what: `Plan rows written in ${rounds} such cycles`,
      goal: '0',
      result: String(planRowsWritten),
      holds: planRowsWritten === 0,
    },
    {
      what: `Live heap between two cycles, per plan (${plans})`,
      goal: `≤ ${LIVE_GOAL / 1000} kB`,
      result: `${(liveBytes / plans / 1000).toFixed(1)} kB`,
      holds: liveBytes / plans <= LIVE_GOAL,
    },
  ];
}

function changingFigures(
  plans: number,
  { bare, judged, cycle }: CyclesResult,
): Figure[] {
  const ratio = (values: readonly number[]) => median(values) / median(bare);
  return ratiosOf(
    plans,
    '8 % changed',
    GOALS.changing,
    ratio(judged),
    ratio(cycle),
  );
}

/** Reading and judging, and whole cycles, against the bare reading. */
export async function measureCycles({
  plans,
  large,
}: BenchOptions): Promise<Figure[]> {
  const result = await cyclesOf(plans, ROUNDS);
  const figures = [
    ...figuresOf(plans, ROUNDS, result),
    ...changingFigures(plans, await cyclesOf(plans, ROUNDS, true)),
  ];
  if (!large) return figures;
  const largeResult = await cyclesOf(LARGE, LARGE_ROUNDS);
  const before = median(result.cycle);
  const after = median(largeResult.cycle);
  const more = LARGE / plans;
  const page = (one: CyclesResult) => median(one.page);
  return [
    ...figures,
    ...figuresOf(LARGE, LARGE_ROUNDS, largeResult),
    {
      what: `Time of a cycle, from ${plans} to ${LARGE} plans`,
      goal: `${more} × ± 20 %`,
      result: `${times(after / before)} (${milliseconds(
        before,
      )} → ${milliseconds(after)})`,
      // Less than that is no failure.
      holds: after / before <= more * (1 + GROWTH_TOLERANCE),
    },
    {
      what: `What an app's page asks for, without HTTP, from ${plans} to ${LARGE} plans`,
      goal: `flat (≤ ${FLAT} ×)`,
      result: `${times(page(largeResult) / page(result))} (${milliseconds(
        page(result),
      )} → ${milliseconds(page(largeResult))})`,
      holds: page(largeResult) / page(result) <= FLAT,
    },
  ];
}
