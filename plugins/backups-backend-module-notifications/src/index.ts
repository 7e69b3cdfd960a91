/**
 * Tells the owners of apps through Backstage's notifications what needs them.
 *
 * @packageDocumentation
 */

export { backupsModuleNotifications as default } from './module';
