/**
 * Reads VolSync for the backups plugin: what is copied where, when, and how to get
 * it back.
 *
 * @packageDocumentation
 */

export { backupsModuleVolSync as default, createProvider } from './module';
export * from './createVolSyncProvider';
export { STORAGE_RULES } from './observe/storageFindings';
export type { StorageRule } from './observe/storageFindings';
export type { RestoreValue, RestoreVolume } from './restore/RestoreValue';
