// The benchmark, after `npm run bench` has set everything up.
import { cpus } from 'node:os';
import { measureCycles } from './cycle/measureCycles';
import { measureLoop } from './cycle/measureLoop';
import { measureMemory } from './cycle/measureMemory';
import { measureDeadCluster } from './deadCluster/measureDeadCluster';
import { Figure, tableOf } from './Figure';
import { measureFrames } from './frames/measureFrames';
import { measureFrontend } from './frontend/measureFrontend';
import { measureGrowth } from './growth/measureGrowth';
import { BenchOptions, readOptions } from './options';
import { measureScorecard } from './scorecard/measureScorecard';
import { measureScorecardOverHttp } from './scorecard/measureScorecardOverHttp';
import { measureEndpoint } from './portal/measureEndpoint';
import { measureReport } from './report/measureReport';
import { measureReportMemory } from './report/measureReportMemory';

const MEASUREMENTS: Record<
  string,
  (options: BenchOptions) => Promise<Figure[]>
> = {
  cycles: measureCycles,
  loop: measureLoop,
  memory: measureMemory,
  endpoint: measureEndpoint,
  growth: measureGrowth,
  'dead-cluster': measureDeadCluster,
  scorecard: measureScorecard,
  'first-page': measureScorecardOverHttp,
  'report-memory': measureReportMemory,
  report: measureReport,
  frontend: measureFrontend,
  frames: measureFrames,
};

/** Whatever `--plans` says: their lines tell what they measured. */
const OF_THEIR_OWN_SIZE: ReadonlySet<string> = new Set([
  'scorecard',
  'first-page',
  'report',
  'frontend',
  'frames',
]);

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) return;
  const figures: Figure[] = [];
  let sizeIsChosen = false;
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    if (options.only && !name.includes(options.only)) continue;
    const started = performance.now();
    process.stdout.write(`Measuring ${name} …\n`);
    figures.push(...(await measure(options)));
    sizeIsChosen ||= !OF_THEIR_OWN_SIZE.has(name);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`Measuring ${name}: done in ${seconds} s\n`);
  }
  process.stdout.write(
    `\n${sizeIsChosen ? `${options.plans} plans, ` : ''}${
      cpus().length
    } cores (${cpus()[0]?.model}), Node ${process.version}\n\n${tableOf(
      figures,
    )}\n`,
  );
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`${error.stack}\n`);
});
