import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startTimeOf } from './startTimeOf';
import { stateFolder } from './stateFolder';

/** A process that the lab started. */
export interface Entry {
  pid: number;
  /** What it is, with its version. */
  title: string;
  startTime: string;
}

const FOLDER = join(stateFolder, 'processes');
const PATIENCE = 10_000;

/** One line for each system that was started, as it was started. */
export const startedLog = join(stateFolder, 'started.log');

function fileOf(pid: number): string {
  return join(FOLDER, `${pid}.json`);
}

/** Writes down a process that runs, so that it is stopped whatever happens. */
export function noteProcess(pid: number, title: string): void {
  mkdirSync(FOLDER, { recursive: true });
  const startTime = startTimeOf(pid);
  if (startTime === undefined) return;
  const entry: Entry = { pid, title, startTime };
  writeFileSync(fileOf(pid), JSON.stringify(entry));
}

/** Tells whoever started the lab what is there now. */
export function tellStarted(line: string): void {
  mkdirSync(stateFolder, { recursive: true });
  appendFileSync(startedLog, `${line}\n`);
}

/** Forgets a process that has ended. */
export function forgetProcess(pid: number): void {
  rmSync(fileOf(pid), { force: true });
}

function entries(): Entry[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER).map(
    name => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Entry,
  );
}

function runs({ pid, startTime }: Entry): boolean {
  return startTimeOf(pid) === startTime;
}

async function stop(entry: Entry): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  process.kill(entry.pid, 'SIGTERM');
  while (runs(entry)) {
    if (Date.now() > deadline) process.kill(entry.pid, 'SIGKILL');
    await delay(100);
  }
}

/**
 * Stops what is written down and still runs, each by its id.
 *
 * @returns what had to be stopped
 */
export async function stopNoted(): Promise<Entry[]> {
  const noted = entries();
  const running = noted.filter(runs);
  await Promise.all(running.map(stop));
  for (const { pid } of noted) forgetProcess(pid);
  return running;
}
