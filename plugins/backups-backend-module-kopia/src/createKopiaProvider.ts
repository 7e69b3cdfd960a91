import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';
import type { KopiaServer } from './config/KopiaServer';
import { observeJobs } from './jobs/observeJobs';
import { CRON_JOBS, JOBS } from './read/resources';
import { kopiaReportFormat } from './report/kopiaReportFormat';
import { kopiaServerSource } from './server/kopiaServerSource';

/** Also owns `backups.providers.kopia`. */
export const PROVIDER_ID = 'kopia';

/**
 * What the provider knows besides what it reads.
 *
 * @public
 */
export interface KopiaProviderOptions {
  /** From `readDestinationPatterns`. Default: none. */
  destinations?: readonly DestinationPattern[];
  /** Servers to read. Default: none. */
  servers?: readonly KopiaServer[];
  /** When a server is read. Default: the wall clock. */
  clock?: () => Date;
}

/**
 * Makes the provider that reads Kopia repositories, whichever tool writes them.
 *
 * @public
 */
export function createKopiaProvider(
  options: KopiaProviderOptions = {},
): BackupsProvider {
  const { servers = [], clock = () => new Date() } = options;
  return {
    id: PROVIDER_ID,
    title: 'Kopia',
    configKeys: ['servers'],
    resources: [CRON_JOBS, JOBS],
    apiGroups: [],
    observeCluster: snapshot =>
      observeJobs(snapshot, options.destinations ?? []),
    remotes: servers.map(server => kopiaServerSource(server, clock)),
    reports: [kopiaReportFormat],
  };
}
