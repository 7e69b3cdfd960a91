import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Figure } from '../Figure';
import { milliseconds, times } from '../numbers';
import { resultOf } from '../processes/startProcess';
import type { ScorecardOptions, ScorecardResult } from './scorecard.process';

const PLANS = 30_000;
const PAGE_GOAL = 3;
const BYTES_GOAL = 100_000;

/**
 * What the scorecard asks of a server, with 10,000 apps: without HTTP and
 * permissions on either side.
 */
export async function measureScorecard(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  try {
    const options: ScorecardOptions = {
      file: join(folder, 'backups.sqlite'),
      plans: PLANS,
    };
    const { p50, entities, plans, firstPageBytes } =
      await resultOf<ScorecardResult>(
        'scorecard/scorecard.process.ts',
        options,
      );
    const { entity, ...others } = p50;
    const first = p50['first page'];
    const estate = `${entities} apps and ${plans} plans`;
    return [
      {
        what: `Scorecard of ${estate}: first page of 100 against an app's own page`,
        goal: `≤ ${PAGE_GOAL} ×`,
        result: `${times(first / entity)} (p50 ${milliseconds(
          first,
        )} against ${milliseconds(entity)})`,
        holds: first / entity <= PAGE_GOAL,
      },
      {
        what: 'Scorecard: first page, gzipped',
        goal: `≤ ${BYTES_GOAL / 1000} kB`,
        result: `${Math.round(firstPageBytes / 1000)} kB`,
        holds: firstPageBytes <= BYTES_GOAL,
      },
      ...Object.entries(others)
        .filter(([name]) => name !== 'first page')
        .map(([name, value]) => ({
          what: `Scorecard: ${name}`,
          result: `p50 ${milliseconds(value)}`,
        })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
