/**
 * Reads Velero for the backups plugin, volume by volume: what left the cluster,
 * when, and how to get it back.
 *
 * @packageDocumentation
 */

export { backupsModuleVelero as default, createProvider } from './module';
export * from './createVeleroProvider';
export type { RestoreValue, VolumePoint } from './restore/RestoreValue';
