import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { labUser } from './labUser';
import { forgetProcess, noteProcess, tellStarted } from './ledger';

const MOST_OUTPUT = 100_000;
const STOP_PATIENCE = 15_000;
const STOP_SIGNAL = 'SIGTERM';

/** How to start a system. */
export interface LabProcessOptions {
  /** What it is, with its version: told when it is ready. */
  title: string;
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  cwd?: string;
  /** Runs as whoever runs the lab, not as the lab's user. */
  asOneself?: boolean;
  /**
   * @param output - all it has written so far
   * @returns whether it serves; it is asked again and again
   */
  ready(output: string): boolean | Promise<boolean>;
  readySeconds?: number;
  /** How it is told to end. */
  stopSignal?: NodeJS.Signals;
}

/** A system that runs until it is stopped by its id. */
export class LabProcess {
  readonly #child: ChildProcess;
  readonly #options: LabProcessOptions;
  readonly #end: Promise<unknown>;
  #output = '';

  private constructor(options: LabProcessOptions) {
    this.#options = options;
    const { command, args, env = {}, cwd = '/', asOneself } = options;
    this.#child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(asOneself ? {} : labUser()),
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-MOST_OUTPUT);
      });
    }
    // A program that is not there emits an error, and no exit.
    this.#end = once(this.#child, 'exit').catch(error => {
      this.#output += `\n${error}`;
    });
    const { pid } = this.#child;
    if (pid !== undefined) {
      const { title, stopSignal = STOP_SIGNAL } = options;
      noteProcess({ pid, title, stopSignal });
      this.#end.then(() => forgetProcess(pid));
    }
  }

  /** @throws an error with its last lines when it does not come up */
  static async start(options: LabProcessOptions): Promise<LabProcess> {
    const started = new LabProcess(options);
    const { title, readySeconds = 180 } = options;
    const deadline = Date.now() + readySeconds * 1000;
    let ended = false;
    started.#end.then(() => {
      ended = true;
    });
    while (!(await options.ready(started.#output))) {
      if (ended || Date.now() > deadline) {
        await started.kill('SIGKILL');
        throw new Error(
          `${title} ${ended ? 'ended' : 'is not ready'}.\n${started.#output
            .trim()
            .slice(-3000)}`,
        );
      }
      await delay(50);
    }
    tellStarted(`${title} (process ${started.pid})`);
    return started;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** All it has written, up to a limit. */
  get output(): string {
    return this.#output;
  }

  /** Sends it a signal, unless it has ended. */
  signal(signal: NodeJS.Signals): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill(signal);
    }
  }

  /** Ends it with a signal, and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.signal(signal);
    await this.#end;
  }

  /** Tells it to end, and waits for the end. */
  async stop(): Promise<void> {
    const { stopSignal = STOP_SIGNAL } = this.#options;
    const patience = setTimeout(
      () => this.#child.kill('SIGKILL'),
      STOP_PATIENCE,
    );
    await this.kill(stopSignal).finally(() => clearTimeout(patience));
  }
}
