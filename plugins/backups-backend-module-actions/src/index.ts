/**
 * A read-only action about backups: anything that can call actions of a
 * Backstage backend can ask how an entity is backed up.
 *
 * @packageDocumentation
 */

export { backupsModuleActions as default } from './module';
