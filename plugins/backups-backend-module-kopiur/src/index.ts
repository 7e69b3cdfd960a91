/**
 * Reads Kopiur for the backups plugin: what is copied where, when, what was
 * verified, and how to get it back.
 *
 * @packageDocumentation
 */

export { backupsModuleKopiur as default, createProvider } from './module';
export * from './createKopiurProvider';
