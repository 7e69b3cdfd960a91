import type { JsonObject } from '@backstage/types';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfigFile } from '../check/settings/readConfigFile';
import { Trial, trialConfig } from './trialConfig';

/** A trial has a fresh database: a dump has no history. */
async function prepareTrial(
  trial: Trial,
  base: string,
  config: string | undefined,
): Promise<void> {
  const given = config ? await readConfigFile(config) : { settings: {} };
  const written = trialConfig(
    parse(await readFile(base, 'utf8')) as JsonObject,
    trial,
    given,
  );
  await rm(trial.state, { recursive: true, force: true });
  await mkdir(join(trial.state, 'database'), { recursive: true });
  // JSON is YAML.
  await writeFile(
    join(trial.state, 'app-config.yaml'),
    JSON.stringify(written, undefined, 2),
  );
}

const [trial, base, config] = process.argv.slice(2);

prepareTrial(JSON.parse(trial), base, config).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
