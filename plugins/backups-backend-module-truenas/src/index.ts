/**
 * Reads Cloud Sync tasks of TrueNAS for the backups plugin: what is copied
 * where, and when it last worked.
 *
 * @packageDocumentation
 */

export { backupsModuleTrueNas as default, createProvider } from './module';
export * from './createTrueNasProvider';
export type { TrueNasServer } from './config/TrueNasServer';
export { JsonRpcError } from './connect/JsonRpcError';
export type { TrueNasSession } from './connect/TrueNasSession';
export type { CloudSyncRestoreValue } from './observe/RestoreValue';
