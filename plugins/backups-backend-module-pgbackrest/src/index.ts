/**
 * Reads CloudNativePG and pgBackRest for the backups plugin: which database is
 * copied where, how far back and how far forward.
 *
 * @packageDocumentation
 */

export { backupsModulePgBackRest as default, createProvider } from './module';
export * from './createPgBackRestProvider';
export type { RestoreValue } from './restore/RestoreValue';
export { labelOf } from './destination/labelOf';
export { backupTypeOf } from './observe/recordsOf';
export { endpointOf, fingerprintOf } from './observe/repositoryParts';
export type { RetentionPolicy } from './read/Stanza';
export { retentionOf } from './retention/retentionOf';
