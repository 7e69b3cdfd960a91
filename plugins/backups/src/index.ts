/**
 * Backups on the pages of the catalog: a tab and an overview card.
 *
 * @packageDocumentation
 */

export { backupsPlugin as default } from './plugin';
export { backupsApiRef } from './api/backupsApiRef';
export { entityBackupsRouteRef } from './routes';
