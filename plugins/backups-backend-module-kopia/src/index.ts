/**
 * Kopia for the backups plugin.
 *
 * @packageDocumentation
 */

export * from './config/KopiaServer';
export * from './createKopiaProvider';
export { backupsModuleKopia as default, createProvider } from './module';
