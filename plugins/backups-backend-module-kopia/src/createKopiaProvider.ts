import type {
  BackupsProvider,
  DestinationPattern,
} from 'backstage-plugin-backups-node';
import { observeJobs } from './jobs/observeJobs';
import { CRON_JOBS, JOBS } from './read/resources';
import { kopiaReportFormat } from './report/kopiaReportFormat';

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
}

/**
 * Makes the provider that reads Kopia repositories, whoever writes them.
 *
 * @public
 */
export function createKopiaProvider(
  options: KopiaProviderOptions = {},
): BackupsProvider {
  return {
    id: PROVIDER_ID,
    title: 'Kopia',
    resources: [CRON_JOBS, JOBS],
    apiGroups: [],
    observeCluster: snapshot =>
      observeJobs(snapshot, options.destinations ?? []),
    reports: [kopiaReportFormat],
  };
}
