import type { BackupsProvider } from 'backstage-plugin-backups-node';
import { kopiaReportFormat } from './report/kopiaReportFormat';

/** Also owns `backups.providers.kopia`. */
export const PROVIDER_ID = 'kopia';

/**
 * Makes the provider that reads Kopia repositories, whoever writes them.
 *
 * @public
 */
export function createKopiaProvider(): BackupsProvider {
  return {
    id: PROVIDER_ID,
    title: 'Kopia',
    resources: [],
    apiGroups: [],
    observeCluster: () => [],
    reports: [kopiaReportFormat],
  };
}
