import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../machine/stateFolder';
import { FoundTool, TOOL_NAMES, ToolName, toolsFile } from '../machine/tools';
import { haveGo } from './goPrograms';
import { canInstallPackages, installPackages } from './installPackages';
import { Recipe, recipes } from './recipes';
import { say } from './say';

function versionOf(path: string, recipe: Recipe): string {
  const program = recipe.program ? join(path, recipe.program) : path;
  const { stdout, stderr } = spawnSync(program, recipe.versionArguments, {
    encoding: 'utf8',
  });
  const [, version] = /v?(\d+\.\d+(?:\.\d+)?)/.exec(stdout || stderr) ?? [];
  return version ?? 'of an unknown version';
}

/**
 * Finds every program of the lab, and installs or builds what is missing.
 *
 * @throws an error that says how to get what could not be had
 */
export async function prepareTools(): Promise<void> {
  const all = recipes();
  const missing = () => TOOL_NAMES.filter(name => !all[name].find());
  const packages = missing().flatMap(name => all[name].debian ?? []);
  if (packages.length > 0 && canInstallPackages()) {
    await installPackages(packages);
  }
  for (const name of missing()) {
    const { go } = all[name];
    if (go && haveGo()) await go.build();
  }
  const still = missing();
  if (still.length > 0) {
    throw new Error(
      `The lab cannot start without ${still.join(', ')}.\n${[
        ...new Set(still.map(name => `  ${all[name].help}`)),
      ].join('\n')}`,
    );
  }
  const found = {} as Record<ToolName, FoundTool>;
  for (const name of TOOL_NAMES) {
    const path = all[name].find() ?? '';
    found[name] = { path, version: versionOf(path, all[name]) };
    say(`  ${name} ${found[name].version}`);
  }
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(toolsFile, JSON.stringify(found, undefined, 2));
}
