import { createBackendModule } from '@backstage/backend-plugin-api';
import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { createBackupsFactRetriever } from './createBackupsFactRetriever';

/**
 * Adds the fact retriever `backupsFactRetriever` to Tech Insights. It runs when
 * `techInsights.factRetrievers` says so.
 *
 * @public
 */
export const techInsightsModuleBackups = createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'backups',
  register(registration) {
    registration.registerInit({
      deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
      async init({ retrievers }) {
        const retriever = createBackupsFactRetriever();
        retrievers.addFactRetrievers({ [retriever.id]: retriever });
      },
    });
  },
});
