// The lab, after `npm run lab` has installed the workspace.
import { beginLab, stopNoted } from './machine/ledger';
import { readOptions } from './command/options';
import { prepareTools } from './command/prepareTools';
import { runTests } from './command/runTests';
import { say } from './command/say';

/** A test file stops what it starts; this is for what it could not. */
async function stopAll(): Promise<number> {
  const stopped = await stopNoted();
  for (const { pid, title } of stopped) {
    say(`  stopped ${title} (process ${pid})`);
  }
  return stopped.length;
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) return;
  beginLab();
  const left = await stopAll();
  if (options.stop) {
    if (left === 0) say('Nothing of the lab runs.');
    return;
  }
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => interrupt.abort());
  }
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say('The systems of the lab:');
  await prepareTools();
  say(`They are there after ${seconds()} s.`);
  if (options.prepare) return;
  try {
    await runTests(options.jest, interrupt.signal);
  } finally {
    await stopAll();
    say(`The lab has ended after ${seconds()} s; nothing of it runs any more.`);
  }
}

main().catch(error => {
  process.exitCode = 1;
  process.stderr.write(`\n${error.message}\n`);
});
