import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './stateFolder';

/** Programs that the lab starts. */
export const TOOL_NAMES = [
  'etcd',
  'kube-apiserver',
  'kopia',
  'restic',
  'restic-of-debian',
  'versitygw',
  'pgbackrest',
  'postgres',
  'curl',
  'kubectl',
] as const;
/** A program that the lab starts. */
export type ToolName = (typeof TOOL_NAMES)[number];

/** Where a program is, and what it says it is. */
export interface FoundTool {
  /** Absolute; of PostgreSQL: the folder with all of its programs. */
  path: string;
  version: string;
}

/** Written by the command before any test runs. */
export const toolsFile = join(stateFolder, 'tools.json');

/**
 * @returns a program
 * @throws an error that names the command when the lab was not prepared
 */
export function tool(name: ToolName): FoundTool {
  const found = existsSync(toolsFile)
    ? (
        JSON.parse(readFileSync(toolsFile, 'utf8')) as Partial<
          Record<ToolName, FoundTool>
        >
      )[name]
    : undefined;
  if (!found || !existsSync(found.path)) {
    throw new Error(`The lab has no ${name}. Start it with: npm run lab`);
  }
  return found;
}
