/**
 * Reads Crunchy PGO and Percona Operator for PostgreSQL for the backups plugin:
 * which database is copied where, and how to get it back.
 *
 * @packageDocumentation
 */

export { backupsModulePgo as default, createProvider } from './module';
export * from './createPgoProvider';
export * from './createPerconaProvider';
export type { PostgresOperatorOptions } from './PostgresOperatorOptions';
export type { RestoreValue } from './restore/RestoreValue';
