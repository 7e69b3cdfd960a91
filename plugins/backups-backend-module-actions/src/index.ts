/**
 * Read-only actions about backups: anything that can call actions of a
 * Backstage backend can ask how an entity is backed up, whether it may be
 * deployed, deleted or upgraded, and what is to be done.
 *
 * @packageDocumentation
 */

export { backupsModuleActions as default } from './module';
