/**
 * Reads Longhorn for the backups plugin: which volumes are copied off the cluster,
 * when, and how to get them back.
 *
 * @packageDocumentation
 */

export { backupsModuleLonghorn as default, createProvider } from './module';
export * from './createLonghornProvider';
export type { RestoreValue, VolumePoint } from './restore/RestoreValue';
