/**
 * Reads alerts about backups for the backups plugin.
 *
 * @packageDocumentation
 */

export { backupsModulePrometheus as default, createProvider } from './module';
export * from './config/AlertServer';
export * from './createPrometheusProvider';
