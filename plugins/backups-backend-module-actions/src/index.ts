/**
 * Read-only actions about backups: anything that can call actions of a
 * Backstage backend can ask how an entity is backed up, and whether it may be
 * deployed, deleted or upgraded.
 *
 * @packageDocumentation
 */

export { backupsModuleActions as default } from './module';
