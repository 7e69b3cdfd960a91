/**
 * The backups backend plugin.
 *
 * @packageDocumentation
 */

export { backupsPlugin as default } from './plugin';
