import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { BackupsProvider } from './BackupsProvider';

/**
 * What a provider is made from in a thread of its own.
 *
 * @public
 */
export interface WorkerContext {
  /** Of the root configuration only `backups`: nothing else is given to the thread. */
  config: Config;
  logger: LoggerService;
  /** Which provider is wanted: a package may have several. */
  providerId: string;
}

/**
 * A file or a package that a worker thread can load, named when a provider is
 * added. Functions cannot be sent to another thread: there the provider is made
 * again, from the same configuration.
 *
 * @public
 */
export interface WorkerModule {
  /**
   * Makes the provider as the module's own `init` does.
   *
   * @throws Error when the configuration is wrong
   */
  createProvider(
    context: WorkerContext,
  ): BackupsProvider | Promise<BackupsProvider>;
}
