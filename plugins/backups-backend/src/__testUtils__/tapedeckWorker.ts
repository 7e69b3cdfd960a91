import { WorkerModule } from 'backstage-plugin-backups-node';
import { tapedeckProvider } from './tapedeck';

/** Makes the provider of the imaginary Tapedeck in another thread. */
export const createProvider: WorkerModule['createProvider'] = () =>
  tapedeckProvider;
