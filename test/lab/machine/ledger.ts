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

interface Started {
  pid: number;
  /** Tells it from a later process with the same id. */
  startTime: string;
}

/** A process that the lab started. */
export interface Entry extends Started {
  /** What it is, with its version. */
  title: string;
  /** How it is told to end. */
  stopSignal: NodeJS.Signals;
}

const PROCESSES = join(stateFolder, 'processes');
/** The process of `npm run lab` that uses all of this. */
const LAB = join(stateFolder, 'lab.json');
const FOLDERS = join(stateFolder, 'folders');
const PATIENCE = 15_000;

/** One line for each system that was started, as it was started. */
export const startedLog = join(stateFolder, 'started.log');

function fileOf(pid: number): string {
  return join(PROCESSES, `${pid}.json`);
}

function readAll<T>(folder: string): T[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map(
    name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T,
  );
}

/** Writes down a process that runs, so that it is stopped whatever happens. */
export function noteProcess(process: Omit<Entry, 'startTime'>): void {
  const startTime = startTimeOf(process.pid);
  if (startTime === undefined) return;
  mkdirSync(PROCESSES, { recursive: true });
  const entry: Entry = { ...process, startTime };
  writeFileSync(fileOf(process.pid), JSON.stringify(entry));
}

/** Another process may have got its id since. */
function runs({ pid, startTime }: Started): boolean {
  return startTimeOf(pid) === startTime;
}

/**
 * Writes down that this process is the lab.
 *
 * @throws an error that says what to do when another one runs
 */
export function beginLab(): void {
  const other = existsSync(LAB)
    ? (JSON.parse(readFileSync(LAB, 'utf8')) as Started)
    : undefined;
  if (other && runs(other)) {
    throw new Error(
      `A lab of this folder runs already (process ${other.pid}), and this one would stop its systems.
Wait until it ends, or end it: kill ${other.pid}`,
    );
  }
  mkdirSync(stateFolder, { recursive: true });
  const { pid } = process;
  writeFileSync(LAB, JSON.stringify({ pid, startTime: startTimeOf(pid) }));
}

/** Forgets a process that has ended. */
export function forgetProcess(pid: number): void {
  rmSync(fileOf(pid), { force: true });
}

function noteOf(folder: string): string {
  return join(FOLDERS, `${folder.replaceAll(/[^A-Za-z0-9-]+/g, '_')}.json`);
}

/** Writes down a temporary folder, so that it is removed whatever happens. */
export function noteFolder(folder: string): void {
  mkdirSync(FOLDERS, { recursive: true });
  writeFileSync(noteOf(folder), JSON.stringify(folder));
}

/** Removes a temporary folder with all that is in it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  rmSync(noteOf(folder), { force: true });
}

/** Tells whoever started the lab what is there now. */
export function tellStarted(line: string): void {
  mkdirSync(stateFolder, { recursive: true });
  appendFileSync(startedLog, `${line}\n`);
}

async function stop(entry: Entry): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  process.kill(entry.pid, entry.stopSignal);
  // One that stands still would not notice.
  process.kill(entry.pid, 'SIGCONT');
  while (runs(entry)) {
    if (Date.now() > deadline) process.kill(entry.pid, 'SIGKILL');
    await delay(100);
  }
}

/**
 * Stops what is written down and still runs, each by its id, and removes the
 * folders that are written down.
 *
 * @returns what had to be stopped
 */
export async function stopNoted(): Promise<Entry[]> {
  const noted = readAll<Entry>(PROCESSES);
  const running = noted.filter(runs);
  await Promise.all(running.map(stop));
  for (const { pid } of noted) forgetProcess(pid);
  for (const folder of readAll<string>(FOLDERS)) removeFolder(folder);
  return running;
}
