import { JsonObject } from '@backstage/types';
import { ThreadDatabase } from './ThreadDatabase';

/** What a thread collects with. Nothing in it is a function: it is cloned. */
export interface ThreadTask {
  /** Of the root configuration only what is about backups. */
  config: JsonObject;
  database: ThreadDatabase;
  /** Files or folders that make the providers, by the provider's id, see `WorkerModule`. */
  providerModules: Readonly<Record<string, string>>;
  /** Who carries messages; they stay in the portal's thread. */
  channelIds: readonly string[];
  /** It writes when it is its turn. */
  takesTurns: boolean;
}
