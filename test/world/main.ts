import { parseArgs } from 'node:util';
import { exploreWorld } from './exploreWorlds';
import { BEGIN } from './playHistory';
import { Tally } from './Tally';
import { WORLDS } from './worlds';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    histories: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
  },
});

/** @throws an error where it is not a count */
function countOf(option: string, value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0) {
    throw new Error(`${option} takes a whole number, not '${value}'.`);
  }
  return count;
}

function table(title: string, counts: ReadonlyMap<string, number>): string {
  const rows = [...counts].sort((a, b) => b[1] - a[1]);
  return `${title}: ${rows.reduce((sum, [, count]) => sum + count, 0)}\n${rows
    .map(([kind, count]) => `  ${String(count).padStart(6)}  ${kind}\n`)
    .join('')}`;
}

async function main(): Promise<void> {
  let broken = 0;
  for (const createWorld of WORLDS) {
    const { title } = createWorld(BEGIN);
    if (!title.includes(values.only)) continue;
    const tally = new Tally();
    const message = await exploreWorld(createWorld, {
      seed: countOf('--seed', values.seed),
      histories: countOf('--histories', values.histories),
      tally,
    });
    process.stdout.write(
      `\n${title}\n  ${tally.histories} histories, ${tally.steps} steps, ${
        tally.promises
      } promises checked, ${message ? 1 : 0} broken\n${table(
        'Broken while every witness said the same falsehood',
        tally.excused,
      )}${table(
        `False alarms, of ${tally.well} answers while all was well`,
        tally.falseAlarms,
      )}`,
    );
    if (message) {
      broken += 1;
      process.stdout.write(`\n${message}\n`);
    }
  }
  process.exitCode = broken > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 2;
});
