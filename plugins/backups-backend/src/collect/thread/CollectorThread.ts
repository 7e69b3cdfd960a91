import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Worker } from 'node:worker_threads';
import { Collector, CycleSummary } from '../Collector';
import { Handlers, Messages } from './Messages';
import { ThreadTask } from './ThreadTask';

/** The entry point of the package that runs in the thread. */
const ENTRY = 'backstage-plugin-backups-backend/worker';

/** What a {@link CollectorThread} needs. */
export interface CollectorThreadOptions {
  task: ThreadTask;
  /** What the thread may ask of the portal. */
  handlers: Handlers;
  /** The heap it may grow to. */
  memoryMegabytes: number;
  logger: LoggerService;
  /** Of Node; default: those of this process. */
  execArgv?: string[];
  /** It ended, and holds nothing any more. */
  onEnd?(): void;
}

interface Running {
  worker: Worker;
  messages: Messages;
}

/** Before when something is removed. */
export interface PruneBefore {
  /** Epoch seconds: runs and days of plans. */
  runs: number;
  /** For instance `2026-11-21`: days of repositories. */
  day: string;
  /** Epoch seconds: uploads that never ended. */
  uploads: number;
}

/**
 * A collector in a thread of its own, with a heap of its own: whatever it does,
 * the portal goes on answering. One that dies takes nothing along, because what
 * it knows is in the database; the next cycle starts another.
 */
export class CollectorThread implements Pick<Collector, 'collect' | 'hurry'> {
  readonly #options: CollectorThreadOptions;
  #running: Running | undefined;

  constructor(options: CollectorThreadOptions) {
    this.#options = options;
  }

  /**
   * Runs one cycle.
   *
   * @throws Error when the thread ended meanwhile, and whatever the cycle throws
   */
  async collect({ signal }: { signal: AbortSignal }): Promise<CycleSummary> {
    const { messages } = this.#start();
    const abort = () => {
      messages.ask('abort').catch(() => {});
    };
    signal.throwIfAborted();
    signal.addEventListener('abort', abort);
    try {
      return (await messages.ask('collect')) as CycleSummary;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  hurry(): void {
    // A thread that does not run yet has nothing to be patient about.
    this.#running?.messages.ask('hurry').catch(() => {});
  }

  /** Removes what is too old. */
  async prune(before: PruneBefore): Promise<void> {
    await this.#start().messages.ask('prune', before);
  }

  /** Ends it. Nothing that it has not written is kept. */
  async stop(): Promise<void> {
    await this.#running?.worker.terminate();
  }

  #start(): Running {
    if (this.#running) return this.#running;
    const { task, handlers, memoryMegabytes, logger, execArgv, onEnd } =
      this.#options;
    const worker = new Worker(require.resolve(ENTRY), {
      name: 'backups-collector',
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      execArgv,
    });
    // A portal that is asked to end does not wait for it.
    worker.unref();
    const messages = new Messages(worker);
    messages.serve(handlers);
    const running: Running = { worker, messages };
    this.#running = running;
    let reason = 'it was stopped';
    worker.on('error', error => {
      const { name, message } = toError(error);
      reason = `${name}: ${message}`;
    });
    worker.on('exit', code => {
      if (this.#running === running) this.#running = undefined;
      onEnd?.();
      const ended = new Error(
        `The thread that collects backups ended: ${reason}. The next collection starts it anew; what was known is kept.`,
      );
      if (code !== 0 && reason !== 'it was stopped') {
        logger.error(ended.message, {
          // V8 applies the flag of the process to every heap in it.
          fix: `Where it ran out of memory, raise backups.collector.memoryMegabytes, which is ${memoryMegabytes}; where Node runs with --max-old-space-size, raise that instead, for it overrides the setting.`,
        });
      }
      messages.fail(ended);
    });
    return running;
  }
}
