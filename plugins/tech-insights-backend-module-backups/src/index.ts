/**
 * Facts about backups for Tech Insights: checks and scorecards of your own can
 * ask for them.
 *
 * @packageDocumentation
 */

export { techInsightsModuleBackups as default } from './module';
export { createBackupsFactRetriever } from './createBackupsFactRetriever';
